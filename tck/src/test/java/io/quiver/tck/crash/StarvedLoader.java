package io.quiver.tck.crash;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Loads as {@link Loader} does; from the n-th commit on the heap is full but for a few kilobytes,
 * now more and now fewer. Stops without closing anything once memory ran out often enough; its exit
 * status is how often that was.
 */
final class StarvedLoader {
  private static final int ENOUGH = 6;
  private static final int ATTEMPTS = 60;

  private final List<byte[]> ballast = new ArrayList<>(100_000);
  private final Random random;

  private StarvedLoader(Random random) {
    this.random = random;
  }

  /** Arguments: URL, file of acknowledgements, commits before memory runs out, seed. */
  public static void main(String[] args) throws Exception {
    FileChannel acknowledged =
        FileChannel.open(Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    int failures =
        new StarvedLoader(new Random(Long.parseLong(args[3])))
            .run(args[0], acknowledged, Integer.parseInt(args[2]));
    Runtime.getRuntime().halt(failures);
  }

  private int run(String url, FileChannel acknowledged, int before) throws Exception {
    ByteBuffer number = ByteBuffer.allocateDirect(Long.BYTES);
    Connection connection = DriverManager.getConnection(url);
    Loader.prepare(connection);
    connection.setAutoCommit(false);
    Loader.Rows rows = new Loader.Rows(connection);
    long n = rows.last();
    int failures = 0;
    for (int attempt = 0; attempt < before + ATTEMPTS && failures < ENOUGH; attempt++) {
      try {
        if (attempt >= before) {
          fill(random.nextInt(400));
        }
        rows.add(n + 1);
        n++;
        number.clear().putLong(n).flip();
        acknowledged.write(number);
      } catch (OutOfMemoryError | SQLException e) {
        failures++;
        ballast.clear();
        try {
          connection.rollback();
          n = rows.last(); // what had no answer may be there
        } catch (SQLException stopped) {
          break; // the database takes no more; that is an answer too
        }
      }
    }
    return failures;
  }

  /** Takes all memory but so many kilobytes. */
  private void fill(int free) {
    byte[] spared = new byte[free << 10];
    for (int size = 1 << 20; size >= 64; size /= 4) {
      try {
        while (true) {
          ballast.add(new byte[size]);
        }
      } catch (OutOfMemoryError e) {
        spared[0]++; // goes on with smaller pieces
      }
    }
  }
}
