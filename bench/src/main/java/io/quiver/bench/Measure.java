package io.quiver.bench;

import java.nio.file.Path;
import java.sql.SQLException;

/** Measures one figure of one peer in this process. */
final class Measure {
  private Measure() {}

  /** Arguments: peer, figure or "version", directory, directory that is kept. */
  public static void main(String[] args) throws SQLException {
    Peer peer = Peer.valueOf(args[0]);
    if (args[1].equals("version")) {
      System.out.println(new Measurement(0, peer.version(Path.of(args[2]))).print());
      return;
    }
    Figure figure = Figure.valueOf(args[1]);
    System.out.println(
        figure.workload().run(new Site(peer, Path.of(args[2]), Path.of(args[3]))).print());
  }
}
