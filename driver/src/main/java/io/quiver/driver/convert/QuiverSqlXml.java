package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLXML;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/**
 * XML in memory, stored as text. It is parsed only when asked for as a tree or as events, and then
 * without document type declarations and external entities. Written once, then read. Not
 * thread-safe.
 */
public final class QuiverSqlXml implements SQLXML {
  private @Nullable String text;

  /** What is still being written; taken over when the value is read. */
  private @Nullable Pending pending;

  private boolean freed;

  /** Gives the text of what was written in one of JDBC's ways. */
  interface Pending {
    String text() throws SQLException;
  }

  /** To be written. */
  public QuiverSqlXml() {}

  public QuiverSqlXml(String text) {
    this.text = text;
  }

  private void requireOpen() throws SQLException {
    if (freed) {
      throw SqlExceptions.closed("SQLXML");
    }
  }

  private void requireUnwritten() throws SQLException {
    requireOpen();
    if (text != null || pending != null) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The SQLXML has a value already.");
    }
  }

  @Override
  public String getString() throws SQLException {
    requireOpen();
    Pending writing = pending;
    if (text == null && writing != null) {
      text = writing.text();
      pending = null;
    }
    if (text == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The SQLXML has no value yet.");
    }
    return text;
  }

  @Override
  public void setString(String value) throws SQLException {
    requireUnwritten();
    text = value;
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(getString().getBytes(StandardCharsets.UTF_8));
  }

  /** What is written is UTF-8. */
  @Override
  public OutputStream setBinaryStream() throws SQLException {
    requireUnwritten();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pending = () -> bytes.toString(StandardCharsets.UTF_8);
    return bytes;
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(getString());
  }

  @Override
  public Writer setCharacterStream() throws SQLException {
    requireUnwritten();
    StringWriter writer = new StringWriter();
    pending = writer::toString;
    return writer;
  }

  @Override
  public <T extends Source> T getSource(@Nullable Class<T> wanted) throws SQLException {
    return SecureXml.source(getString(), wanted);
  }

  @Override
  public <T extends Result> T setResult(@Nullable Class<T> wanted) throws SQLException {
    requireUnwritten();
    SecureXml.Sink<T> sink = SecureXml.sink(wanted);
    pending = sink::text;
    return sink.result();
  }

  @Override
  public void free() {
    freed = true;
    text = null;
    pending = null;
  }
}
