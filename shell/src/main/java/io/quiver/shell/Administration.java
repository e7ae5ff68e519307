package io.quiver.shell;

import io.quiver.storage.BackupRetention;
import io.quiver.storage.CheckFinding;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.DatabaseSalvage;
import io.quiver.storage.backup.BackupResult;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.file.EncryptionKey;
import io.quiver.storage.file.EncryptionKeySource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that look after a database in a directory. */
final class Administration {
  private final PrintStream out;
  private final PrintStream err;
  private final List<String> words = new ArrayList<>();
  private @Nullable String until;
  private boolean verify;
  private boolean csv;
  private boolean base;
  private int sets;
  private int days;
  private @Nullable EncryptionKeySource key;

  private Administration(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Returns the exit code. */
  static int run(Command.Administer command, PrintStream out, PrintStream err)
      throws IOException, SQLException {
    Administration administration = new Administration(out, err);
    String wrong = administration.read(command.arguments());
    if (wrong == null) {
      wrong = administration.count(command.verb());
    }
    if (wrong != null) {
      err.println(command.verb() + ": " + wrong + "; see quiver help");
      return 2;
    }
    return administration.run(command.verb());
  }

  /** Returns what is wrong with the arguments, or null. */
  private @Nullable String read(List<String> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--verify" -> verify = true;
        case "--csv" -> csv = true;
        case "--base" -> base = true;
        case "--sets", "--days" -> {
          if (++i == arguments.size() || !arguments.get(i).matches("[1-9][0-9]{0,5}")) {
            return argument + " needs a whole number from 1";
          }
          int number = Integer.parseInt(arguments.get(i));
          sets = argument.equals("--sets") ? number : sets;
          days = argument.equals("--days") ? number : days;
        }
        case "--key-file" -> {
          if (++i == arguments.size()) {
            return "--key-file needs a file";
          }
          key = keyIn(Path.of(arguments.get(i)));
        }
        case "--until" -> {
          if (++i == arguments.size()) {
            return "--until needs a time or the name of a restore point";
          }
          until = arguments.get(i);
        }
        default -> {
          if (argument.startsWith("--")) {
            return "unknown option " + argument;
          }
          words.add(argument);
        }
      }
    }
    return null;
  }

  /** A file of 32 bytes is the key; the first line of any other is a passphrase. */
  static EncryptionKeySource keyIn(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    EncryptionKey found =
        bytes.length == EncryptionKey.BYTES
            ? EncryptionKey.of(bytes)
            : EncryptionKey.of(
                new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse(" ")
                    .toCharArray());
    return database -> found;
  }

  private @Nullable String count(String verb) {
    int wanted = verb.equals("check") || (verb.equals("backup") && verify) ? 1 : 2;
    return words.size() == wanted
        ? null
        : "takes " + wanted + " argument" + (wanted > 1 ? "s" : "");
  }

  private int run(String verb) throws IOException, SQLException {
    Path first = Path.of(words.getFirst());
    return switch (verb) {
      case "backup" -> verify ? verify(first) : backup(first, Path.of(words.get(1)));
      case "restore" -> restore(first, Path.of(words.get(1)));
      case "check" -> check(first);
      case "dump" -> dump(first, Path.of(words.get(1)));
      default -> salvage(first, Path.of(words.get(1)));
    };
  }

  private Database open(Path directory) {
    return Database.open(DatabaseOptions.directory(directory).withCreate(false).withKeySource(key));
  }

  private int backup(Path directory, Path target) {
    try (Database database = open(directory)) {
      BackupResult result =
          base || sets > 0 || days > 0
              ? database.backups().run(target, new BackupRetention(sets, days, base))
              : database.backups().run(target);
      out.println(
          result.incremental()
              ? "added " + result.entries() + " log records, up to commit " + result.timestamp()
              : "backed up " + result.entries() + " entries, up to commit " + result.timestamp());
    }
    return 0;
  }

  private int verify(Path backup) {
    List<Long> range = DatabaseBackups.verify(backup, key);
    out.println("sound; restores to commits " + range.getFirst() + " to " + range.getLast());
    return 0;
  }

  private int restore(Path backup, Path directory) {
    long end = DatabaseBackups.restore(backup, directory, RestoreTarget.parse(until), key);
    open(directory).close(); // replays the log now, so that what is wrong is found now
    out.println("restored up to commit " + end);
    return 0;
  }

  private int check(Path directory) {
    int wrong = 0;
    int objects = 0;
    try (Database database = open(directory)) {
      for (CheckFinding finding : database.check()) {
        objects++;
        if (!finding.isOk()) {
          wrong++;
          out.println(finding.kind() + " " + finding.object() + ": " + finding.finding());
        }
      }
    }
    out.println(
        wrong == 0 ? objects + " objects checked, all sound" : wrong + " findings, see above");
    return wrong == 0 ? 0 : 1;
  }

  private int dump(Path directory, Path target) throws IOException, SQLException {
    write(directory, target);
    return 0;
  }

  private void write(Path directory, Path target) throws IOException, SQLException {
    long rows = csv ? CsvDump.write(directory, key, target) : SqlDump.write(directory, key, target);
    out.println(rows + " rows written to " + target);
  }

  /** Goes through a directory beside the target, which is removed afterwards. */
  private int salvage(Path damaged, Path target) throws IOException, SQLException {
    Path readable = Path.of(target.toAbsolutePath() + ".salvaged");
    if (Files.exists(readable) || Files.exists(target)) {
      err.println("salvage: " + (Files.exists(target) ? target : readable) + " exists already");
      return 2;
    }
    List<String> losses = new ArrayList<>();
    try {
      DatabaseSalvage.run(damaged, readable, key, losses::add);
      write(readable, target);
    } finally {
      delete(readable);
    }
    losses.forEach(err::println);
    out.println(losses.isEmpty() ? "nothing was lost" : losses.size() + " losses, see above");
    return losses.isEmpty() ? 0 : 1;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
