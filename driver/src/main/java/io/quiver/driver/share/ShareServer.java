package io.quiver.driver.share;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Serves a database that this process has open to other processes of the machine: listens on the
 * loopback address only and answers nobody who does not know the token in the database's directory,
 * and its key when it is encrypted. Thread-safe.
 */
public final class ShareServer {
  /** Opens sessions for clients. */
  public interface Sessions {
    Session open(SessionOptions options);
  }

  private final Path directory;
  private final String holder;
  private final Sessions sessions;
  private final Token token = Token.random();

  /** What a client has to know. */
  private final Token secret;

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, ServedSession> served = new ConcurrentHashMap<>();
  private @Nullable ServerSocket listener;
  private boolean announced;
  private volatile boolean stopped;

  /**
   * A server that is not started.
   *
   * @param directory the database's
   * @param holder this process, as the lock of the directory names it
   */
  public ShareServer(Path directory, String holder, KeyBinding key, Sessions sessions) {
    this.directory = directory;
    this.holder = holder;
    this.sessions = sessions;
    this.secret = token.bound(key);
  }

  /**
   * Begins to serve, if it does not yet; where that is not possible, the database is not shared.
   */
  public synchronized void start() {
    if (stopped || listener != null) {
      return;
    }
    try {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      listener = socket;
      thread("quiver-share", () -> accept(socket));
      new Endpoint(holder, socket.getLocalPort(), token).write(directory);
      announced = true;
    } catch (IOException e) {
      closeListener();
    }
  }

  /** Tells others at once that it does not serve, unless it does. */
  public synchronized void refuse() {
    if (stopped || announced) {
      return;
    }
    try {
      new Endpoint(holder, 0, token).write(directory);
      announced = true;
    } catch (IOException e) {
      // They will find out by waiting.
    }
  }

  /** Ends all links; the sessions' transactions are rolled back by the closing database. */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (announced) {
      Endpoint.delete(directory);
    }
    closeListener();
    served.values().forEach(ServedSession::disconnect);
  }

  private void closeListener() {
    ServerSocket socket = listener;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It takes no more connections either way.
      }
    }
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket socket) {
    while (!stopped) {
      try {
        Socket client = socket.accept();
        if (served.size() >= Limits.MAX_CONNECTIONS
            || !client.getInetAddress().isLoopbackAddress()) {
          client.close();
        } else {
          thread("quiver-share-client", () -> greet(client));
        }
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  /** First the proof, then anything else. */
  private void greet(Socket socket) {
    try (Link link = new Link(socket)) {
      link.setTimeout(Limits.HANDSHAKE_MILLIS);
      int port = socket.getLocalPort();
      byte[] serverNonce = Token.nonce();
      WireWriter out = new WireWriter();
      link.send(Message.CHALLENGE, out.begin().number(Limits.PROTOCOL_VERSION).binary(serverNonce));
      WireReader in = link.receive(Limits.MAX_HANDSHAKE_BYTES);
      byte[] clientNonce = in.binary();
      if (clientNonce.length != Token.NONCE_BYTES
          || !secret.accepts(in.binary(), "client", port, serverNonce, clientNonce)) {
        return;
      }
      byte[] proof = secret.proof("server", port, serverNonce, clientNonce);
      switch (in.message()) {
        case OPEN_SESSION -> serve(link, in, out, proof);
        case CANCEL -> cancel(link, in, out, proof);
        default -> throw ProtocolException.because(in.message() + " before a session");
      }
    } catch (IOException | QuiverException e) {
      // The client is gone or is none of ours.
    }
  }

  private void serve(Link link, WireReader in, WireWriter out, byte[] proof) throws IOException {
    SessionOptions options = Greeting.readOptions(in);
    Session session;
    try {
      if (stopped) {
        throw new QuiverException(ErrorCode.ENGINE_AWAY, "The database is closing.");
      }
      session = sessions.open(options);
    } catch (RuntimeException | Error e) {
      link.send(WireErrors.write(out.begin(), e), out);
      return;
    }
    ServedSession client = new ServedSession(ids.incrementAndGet(), session, link);
    served.put(client.id(), client);
    try {
      link.setTimeout(0);
      client.run(proof);
    } finally {
      served.remove(client.id());
      client.close();
    }
  }

  private void cancel(Link link, WireReader in, WireWriter out, byte[] proof) throws IOException {
    ServedSession client = served.get(in.number());
    if (client != null) {
      client.cancel(in.fixed());
    }
    link.send(Message.DONE, out.begin().binary(proof));
  }
}
