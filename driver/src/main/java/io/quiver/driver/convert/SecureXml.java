package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stax.StAXResult;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML parsers and writers that refuse document type declarations, load nothing from elsewhere and
 * print nothing: XML from a database is not to be trusted.
 */
final class SecureXml {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private SecureXml() {}

  /** Where XML is written to, and its text afterwards. */
  interface Sink<T extends Result> {
    T result();

    String text() throws SQLException;
  }

  private record WriterSink<T extends Result>(T result, StringWriter writer) implements Sink<T> {
    @Override
    public String text() {
      return writer.toString();
    }
  }

  private record TreeSink<T extends Result>(T result, DOMResult tree) implements Sink<T> {
    @Override
    public String text() throws SQLException {
      if (tree.getNode() == null) {
        throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The DOMResult has no node.");
      }
      StringWriter writer = new StringWriter();
      try {
        Transformer copy = transformers().newTransformer();
        copy.transform(new DOMSource(tree.getNode()), new StreamResult(writer));
      } catch (TransformerException e) {
        throw malformed(e);
      }
      return writer.toString();
    }
  }

  /**
   * A view of a text.
   *
   * @param wanted one of the JDK's classes; null: a DOM tree
   */
  static <T extends Source> T source(String text, @Nullable Class<T> wanted) throws SQLException {
    Class<?> kind = wanted == null ? DOMSource.class : wanted;
    try {
      Source source;
      if (kind == DOMSource.class) {
        source = new DOMSource(builder().parse(new InputSource(new StringReader(text))));
      } else if (kind == SAXSource.class) {
        source = new SAXSource(saxParser(), new InputSource(new StringReader(text)));
      } else if (kind == StreamSource.class) {
        source = new StreamSource(new StringReader(text));
      } else if (kind == StAXSource.class) {
        source = new StAXSource(events().createXMLStreamReader(new StringReader(text)));
      } else {
        throw unknown(kind);
      }
      @SuppressWarnings("unchecked") // the class was compared
      T result = (T) source;
      return result;
    } catch (SAXException
        | ParserConfigurationException
        | XMLStreamException
        | java.io.IOException e) {
      throw malformed(e);
    }
  }

  /**
   * A place to write to.
   *
   * @param wanted one of the JDK's classes; null: a DOM tree
   */
  static <T extends Result> Sink<T> sink(@Nullable Class<T> wanted) throws SQLException {
    Class<?> kind = wanted == null ? DOMResult.class : wanted;
    StringWriter writer = new StringWriter();
    Result result;
    try {
      if (kind == DOMResult.class) {
        result = new DOMResult();
      } else if (kind == StreamResult.class) {
        result = new StreamResult(writer);
      } else if (kind == SAXResult.class) {
        TransformerHandler handler =
            ((SAXTransformerFactory) transformers()).newTransformerHandler();
        handler.setResult(new StreamResult(writer));
        result = new SAXResult(handler);
      } else if (kind == StAXResult.class) {
        result = new StAXResult(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer));
      } else {
        throw unknown(kind);
      }
    } catch (TransformerException | XMLStreamException e) {
      throw malformed(e);
    }
    @SuppressWarnings("unchecked") // the class was compared
    T typed = (T) result;
    return result instanceof DOMResult tree
        ? new TreeSink<>(typed, tree)
        : new WriterSink<>(typed, writer);
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(Silent.INSTANCE);
    return builder;
  }

  private static org.xml.sax.XMLReader saxParser()
      throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    factory.setNamespaceAware(true);
    org.xml.sax.XMLReader reader = factory.newSAXParser().getXMLReader();
    reader.setErrorHandler(Silent.INSTANCE);
    return reader;
  }

  private static XMLInputFactory events() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static TransformerFactory transformers() throws TransformerException {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    return factory;
  }

  private static SQLException unknown(Class<?> kind) {
    return SqlExceptions.unsupported(
        "SQLXML: " + kind.getName() + " is not one of DOM, SAX, StAX and stream.");
  }

  private static SQLException malformed(Exception cause) {
    SQLException failure =
        SqlExceptions.of(
            ErrorCode.DATA_EXCEPTION, "The XML could not be processed: " + cause.getMessage());
    failure.addSuppressed(cause);
    return failure;
  }

  /** Errors are thrown; the JDK's own handler prints them. */
  private enum Silent implements ErrorHandler {
    INSTANCE;

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
