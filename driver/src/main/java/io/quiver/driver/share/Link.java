package io.quiver.driver.share;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** Frames over a socket of this machine. One thread sends and receives; any may close. */
final class Link implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[4 << 10];

  Link(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    this.out = socket.getOutputStream();
  }

  /** Connects to a port of this machine. */
  static Link to(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Limits.HANDSHAKE_MILLIS);
      return new Link(socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Where the other side is, as this side called it. */
  int peerPort() {
    return socket.getPort();
  }

  /** 0: for ever. */
  void setTimeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  void send(Message message, WireWriter frame) throws IOException {
    frame.finish(message);
    out.write(frame.bytes(), 0, frame.size());
  }

  /** The next frame; its memory is used again by the next call. */
  WireReader receive(int maxBytes) throws IOException {
    int length = 0;
    for (int i = 0; i < 4; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      length = length << 8 | next;
    }
    if (length < 1 || length > maxBytes) {
      throw new IOException("a frame of " + length + " bytes");
    }
    int have = 0;
    if (buffer.length > 1 << 20 && length < 1 << 16) {
      buffer = new byte[Limits.READ_STEP_BYTES];
    }
    while (have < length) {
      if (have == buffer.length) {
        buffer =
            Arrays.copyOf(
                buffer,
                (int) Math.min(length, Math.max(Limits.READ_STEP_BYTES, buffer.length * 2L)));
      }
      int count = in.read(buffer, have, Math.min(length, buffer.length) - have);
      if (count < 0) {
        throw new EOFException();
      }
      have += count;
    }
    return new WireReader(Message.of(buffer[0]), buffer, 1, length);
  }

  /** Whether the peer has closed its end; costs a millisecond. Only between frames. */
  boolean isClosedByPeer() {
    try {
      int before = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        in.mark(1);
        if (in.read() < 0) {
          return true;
        }
        in.reset();
        return false;
      } catch (SocketTimeoutException e) {
        return false;
      } finally {
        socket.setSoTimeout(before);
      }
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
