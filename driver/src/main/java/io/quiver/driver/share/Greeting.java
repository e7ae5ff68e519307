package io.quiver.driver.share;

import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client's side of a handshake, and what it asks for. */
final class Greeting {
  private Greeting() {}

  /** Writes what follows the proof. */
  interface Wish {
    void write(WireWriter out);
  }

  /**
   * Proves to know the token and checks that the server does.
   *
   * @return the server's answer after its proof
   */
  static WireReader exchange(Link link, Token token, Message message, Wish wish)
      throws IOException {
    link.setTimeout(Limits.HANDSHAKE_MILLIS);
    WireReader challenge = link.receive(Limits.MAX_HANDSHAKE_BYTES);
    if (challenge.message() != Message.CHALLENGE) {
      throw ProtocolException.because(challenge.message().toString());
    }
    if (challenge.number() != Limits.PROTOCOL_VERSION) {
      throw new QuiverException(
          ErrorCode.DATABASE_IN_USE,
          "The database is open in a process with another version of Quiver",
          "Use the same version in both, or close it there.",
          null,
          null);
    }
    byte[] serverNonce = challenge.binary();
    byte[] clientNonce = Token.nonce();
    int port = link.peerPort();
    WireWriter out = new WireWriter();
    out.begin().binary(clientNonce).binary(token.proof("client", port, serverNonce, clientNonce));
    wish.write(out);
    link.send(message, out);
    WireReader answer = link.receive(Limits.MAX_FRAME_BYTES);
    if (answer.message() == Message.FAILED) {
      throw WireErrors.read(answer);
    }
    if (!token.accepts(answer.binary(), "server", port, serverNonce, clientNonce)) {
      throw ProtocolException.because("a server without the token");
    }
    link.setTimeout(0);
    return answer;
  }

  static void writeOptions(WireWriter out, SessionOptions options) {
    out.text(options.schema()).oneByte(options.isolation().ordinal()).flag(options.readOnly());
    Path files = options.files();
    out.text(files == null ? "" : files.toString());
    out.number(options.settings().size());
    options.settings().forEach((name, value) -> out.text(name).text(value));
  }

  static SessionOptions readOptions(WireReader in) {
    String schema = in.text();
    var isolation = SessionState.isolation(in.oneByte());
    boolean readOnly = in.flag();
    String files = in.text();
    int count = in.count();
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < count; i++) {
      settings.put(in.text(), in.text());
    }
    return new SessionOptions(schema, isolation, readOnly, directory(files), settings);
  }

  private static @Nullable Path directory(String text) {
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      throw ProtocolException.because("a directory that is no path");
    }
  }
}
