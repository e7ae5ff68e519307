package io.quiver.driver.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.BatchFailure;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read; whatever else is read ends with an error and reserves no memory. */
final class WireTest {
  private static WireReader reader(WireWriter out, Message message) {
    byte[] bytes = Arrays.copyOfRange(out.bytes(), WireWriter.HEADER, out.size());
    return new WireReader(message, bytes, 0, bytes.length);
  }

  private static @Nullable Object again(@Nullable Object value) {
    WireWriter out = new WireWriter().begin();
    WireValues.write(out, value);
    return WireValues.read(reader(out, Message.DONE));
  }

  @Test
  void valuesComeBack() {
    Object[] values = {
      0L,
      -1L,
      Long.MIN_VALUE,
      Long.MAX_VALUE,
      Double.NaN,
      -0.0,
      1e300,
      "",
      "text \u00e4\u20ac\uD83D\uDE00 \0",
      "lonely \uD83D and \uDE00 surrogates",
      true,
      false,
      new BigDecimal("-123456789012345678901234567890.12345"),
      new BigDecimal("0"),
      UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
      List.of(1L, "two", List.of(3L)),
    };
    for (Object value : values) {
      assertEquals(value, again(value));
    }
    assertNull(again(null));
    assertEquals(Arrays.asList(1L, null), again(Arrays.asList(1L, null)));
    assertArrayEquals(new byte[] {1, -1}, (byte[]) again(new byte[] {1, -1}));
    assertArrayEquals(new float[] {1f, -2.5f}, (float[]) again(new float[] {1f, -2.5f}));
    assertEquals(7L, again(7));
    assertEquals(0.5, again(0.5f));
  }

  @Test
  void columnsComeBack() {
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("L", "N", DataType.decimal(10, 2), true, "T", "S", false),
            new ResultColumn("A", "A", DataType.array(DataType.VARCHAR), false, null, null, true));
    WireWriter out = new WireWriter().begin();
    WireValues.writeColumns(out, columns);
    assertEquals(columns, WireValues.readColumns(reader(out, Message.DONE)));
  }

  @Test
  void errorsComeBack() {
    QuiverException error =
        new QuiverException(
            ErrorCode.UNIQUE_VIOLATION, "message", "hint", new Position(1, 2, 3, 4), null);
    WireWriter out = new WireWriter().begin();
    Message message = WireErrors.write(out, new BatchFailure(new long[] {1, 2}, error));
    BatchFailure failure =
        assertInstanceOf(BatchFailure.class, WireErrors.read(reader(out, message)));
    assertArrayEquals(new long[] {1, 2}, failure.updateCounts());
    assertEquals(ErrorCode.UNIQUE_VIOLATION, failure.failure().code());
    assertEquals("hint", failure.failure().hint());
    assertEquals(error.position(), failure.failure().position());
    out.begin();
    message = WireErrors.write(out, new IllegalStateException("secret"));
    RuntimeException internal = WireErrors.read(reader(out, message));
    assertFalse(String.valueOf(internal.getMessage()).contains("secret"));
  }

  @Test
  void anyBytesEndWithAnError() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Function<WireReader, @Nullable Object>> readings =
        List.of(
            WireValues::read,
            WireValues::readRow,
            WireValues::readColumns,
            WireValues::readParameters,
            WireErrors::read,
            Greeting::readOptions,
            SessionState::read);
    int refused = 0;
    int answered = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int j = 0; j < bytes.length; j += 3) {
        bytes[j] = (byte) random.nextInt(13); // tags are likelier
      }
      try {
        Object read =
            readings
                .get(random.nextInt(readings.size()))
                .apply(new WireReader(Message.BATCH_FAILED, bytes, 0, bytes.length));
        answered += read == null ? 0 : 1;
      } catch (QuiverException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", bytes " + Arrays.toString(bytes), e);
      }
    }
    assertTrue(refused > 1_000, "refused: " + refused);
    assertTrue(answered > 100, "answered: " + answered);
  }

  @Test
  void aDirectoryThatIsNoPathIsRefused() {
    WireWriter out = new WireWriter().begin();
    out.text("PUBLIC").oneByte(0).flag(false).text("a\0b").number(0);
    WireReader in = reader(out, Message.DONE);
    assertThrows(QuiverException.class, () -> Greeting.readOptions(in));
  }

  @Test
  void deepListsAreRefused() {
    WireWriter out = new WireWriter().begin();
    for (int i = 0; i < 100_000; i++) {
      out.oneByte(10).number(1);
    }
    WireReader in = reader(out, Message.DONE);
    assertThrows(QuiverException.class, () -> WireValues.read(in));
  }

  @Test
  void proofsDependOnEverything() {
    Token token = Token.random();
    byte[] server = Token.nonce();
    byte[] client = Token.nonce();
    byte[] proof = token.proof("client", 1, server, client);
    assertTrue(token.accepts(proof, "client", 1, server, client));
    assertFalse(token.accepts(proof, "server", 1, server, client));
    assertFalse(token.accepts(proof, "client", 1, client, server));
    assertFalse(token.accepts(proof, "client", 2, server, client));
    assertFalse(token.accepts(proof, "client", 1, Token.nonce(), client));
    assertFalse(Token.random().accepts(proof, "client", 1, server, client));
    assertFalse(token.accepts(new byte[0], "client", 1, server, client));
    assertTrue(Token.of(token.hex()).accepts(proof, "client", 1, server, client));
    assertNotEquals(token.hex(), token.toString());
  }

  @Test
  void endpointsAreReadWholeOrNotAtAll(@TempDir Path directory) throws IOException {
    assertNull(Endpoint.read(directory));
    Token token = Token.random();
    new Endpoint("process 1, started then", 4711, token).write(directory);
    Endpoint read = Endpoint.read(directory);
    assertNotNull(read);
    assertEquals(4711, read.port());
    assertEquals("process 1, started then", read.holder());
    assertEquals(token.hex(), read.token().hex());
    Path file = directory.resolve(Endpoint.FILE);
    String text = Files.readString(file);
    for (int length = 0; length < text.length() - 1; length++) {
      Files.writeString(file, text.substring(0, length));
      assertNull(Endpoint.read(directory), "of " + length);
    }
    Files.writeString(file, text.replace("4711", "99999"));
    assertNull(Endpoint.read(directory));
    Endpoint.delete(directory);
    assertNull(Endpoint.read(directory));
  }
}
