/**
 * LangChain4j over Quiver: an embedding store and a content retriever, both plain SQL over JDBC.
 */
@NullMarked
package io.quiver.langchain4j;

import org.jspecify.annotations.NullMarked;
