package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Arrays;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import org.w3c.dom.Document;

@Feature("Blob, Clob, NClob, SQLXML")
final class LargeObjectChecks {
  private LargeObjectChecks() {}

  @Feature("createBlob: setBytes, stream, length, truncate; stored and read")
  static void blob(Surface s) throws SQLException, IOException {
    Blob blob = s.connection().createBlob();
    try (OutputStream out = blob.setBinaryStream(1)) {
      out.write(new byte[] {1, 2, 3, 4});
    }
    ResultSet rows = s.stored("BLOB", p -> p.setBlob(1, blob));
    Blob read = rows.getBlob(1);
    assertEquals(4, read.length());
    assertArrayEquals(new byte[] {2, 3}, read.getBytes(2, 2));
    assertEquals(3, read.position(new byte[] {3, 4}, 1));
    assertArrayEquals(new byte[] {1, 2, 3, 4}, read.getBinaryStream().readAllBytes());
    assertArrayEquals(new byte[] {2, 3}, read.getBinaryStream(2, 2).readAllBytes());
    read.free();
    refused(read::length);
  }

  @Feature("setBlob and getBlob of streams")
  static void blobStream(Surface s) throws SQLException, IOException {
    byte[] bytes = new byte[300_000];
    Arrays.fill(bytes, (byte) 7);
    ResultSet rows = s.stored("BLOB", p -> p.setBlob(1, new ByteArrayInputStream(bytes)));
    assertArrayEquals(bytes, rows.getBlob(1).getBytes(1, bytes.length));
    assertArrayEquals(bytes, rows.getBytes(1));
  }

  @Feature("createClob: setString, writer, substring, position; stored and read")
  static void clob(Surface s) throws SQLException, IOException {
    Clob clob = s.connection().createClob();
    try (Writer writer = clob.setCharacterStream(1)) {
      writer.write("hello world");
    }
    ResultSet rows = s.stored("CLOB", p -> p.setClob(1, clob));
    Clob read = rows.getClob(1);
    assertEquals(11, read.length());
    assertEquals("world", read.getSubString(7, 5));
    try (Reader reader = read.getCharacterStream()) {
      assertEquals('h', reader.read());
    }
    assertEquals("hello world", rows.getString(1));
    read.free();
    refused(read::length);
  }

  @Feature("createNClob, setNClob, getNClob")
  static void nclob(Surface s) throws SQLException {
    NClob clob = s.connection().createNClob();
    clob.setString(1, "\u00e4\u20ac");
    ResultSet rows = s.stored("CLOB", p -> p.setNClob(1, clob));
    assertEquals("\u00e4\u20ac", rows.getNClob(1).getSubString(1, 2));
  }

  @Feature("setClob of a Reader")
  static void clobReader(Surface s) throws SQLException {
    String text = "x".repeat(200_000);
    ResultSet rows = s.stored("CLOB", p -> p.setClob(1, new StringReader(text)));
    assertEquals(text, rows.getString(1));
  }

  @Feature("positions outside a Blob or Clob are refused")
  static void ranges(Surface s) throws SQLException {
    Blob blob = s.connection().createBlob();
    refused(() -> blob.getBytes(0, 1));
    Clob clob = s.connection().createClob();
    refused(() -> clob.getSubString(0, 1));
  }

  @Feature("createSQLXML, setSQLXML, getSQLXML with text")
  static void xml(Surface s) throws SQLException {
    SQLXML xml = s.connection().createSQLXML();
    xml.setString("<a><b/></a>");
    ResultSet rows = s.stored("CLOB", p -> p.setSQLXML(1, xml));
    SQLXML read = rows.getSQLXML(1);
    assertEquals("<a><b/></a>", read.getString());
    read.free();
    refused(read::getString);
  }

  @Feature("SQLXML as DOM, stream and StAX")
  static void xmlSources(Surface s) throws Exception {
    SQLXML xml = s.connection().createSQLXML();
    xml.setString("<a><b/></a>");
    Document document = (Document) xml.getSource(DOMSource.class).getNode();
    assertEquals("a", document.getDocumentElement().getTagName());
    SQLXML second = s.connection().createSQLXML();
    second.setString("<a/>");
    assertNotNull(second.getSource(StreamSource.class));
    SQLXML third = s.connection().createSQLXML();
    third.setString("<a/>");
    assertNotNull(third.getSource(StAXSource.class));
  }

  @Feature("SQLXML written through a DOM result")
  static void xmlResult(Surface s) throws Exception {
    SQLXML xml = s.connection().createSQLXML();
    DOMResult result = xml.setResult(DOMResult.class);
    Document document =
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    document.appendChild(document.createElement("written"));
    result.setNode(document);
    assertTrue(xml.getString().contains("<written"), xml.getString());
  }

  @Feature("SQLXML reads no external entities")
  static void xmlEntities(Surface s) throws Exception {
    Path secret = Files.createTempFile("secret", ".txt");
    try {
      Files.writeString(secret, "topsecret");
      SQLXML xml = s.connection().createSQLXML();
      xml.setString("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>");
      String text;
      try {
        Document document = (Document) xml.getSource(DOMSource.class).getNode();
        text = document.getDocumentElement().getTextContent();
      } catch (SQLException e) {
        return; // refused: as good
      }
      assertFalse(text.contains("topsecret"), text);
    } finally {
      Files.delete(secret);
    }
  }

  @Feature("XML that is not well-formed is refused by its sources")
  static void malformedXml(Surface s) throws SQLException {
    SQLXML xml = s.connection().createSQLXML();
    xml.setString("<a>");
    refused(() -> xml.getSource(DOMSource.class));
  }
}
