package io.ringfence.launcher.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files and the window of a replay: for the command and for the brute force alike.
 *
 * @param files in the order in which the command gets them
 * @param from first instant of marks and funding; absent: no bound
 * @param to last instant of marks and funding; absent: no bound
 */
record ReplayInput(List<InputFile> files, @Nullable Instant from, @Nullable Instant to) {
  private static final Duration LATENESS = Duration.ofMinutes(5);

  /**
   * One file.
   *
   * @param kind what it holds
   * @param path where it lies
   */
  record InputFile(FileKind kind, Path path) {}

  ReplayInput {
    files = List.copyOf(files);
  }

  /** Every file of a folder that has the name of a kind; marks and funding may be compressed. */
  static ReplayInput of(Path folder) {
    List<InputFile> files = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      for (String ending : List.of(".csv", ".csv.gz")) {
        Path file = folder.resolve(kind.label() + ending);
        if (Files.exists(file)) {
          files.add(new InputFile(kind, file));
        }
      }
    }
    return new ReplayInput(files, null, null);
  }

  ReplayInput and(FileKind kind, Path path) {
    List<InputFile> more = new ArrayList<>(files);
    more.add(new InputFile(kind, path));
    return new ReplayInput(more, from, to);
  }

  ReplayInput between(Instant first, Instant last) {
    return new ReplayInput(files, first, last);
  }

  /** Options of the {@code replay} command that name these files and this window. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (InputFile file : files) {
      arguments.add("--" + file.kind().label());
      arguments.add(file.path().toString());
    }
    if (from != null) {
      arguments.addAll(List.of("--from", from.toString()));
    }
    if (to != null) {
      arguments.addAll(List.of("--to", to.toString()));
    }
    return arguments;
  }

  /** Plays it by brute force. */
  ReplayOutcome play() throws IOException {
    TierTables tables = TierTables.shipped();
    Window window = new Window(from == null ? null : micros(from), to == null ? null : micros(to));
    InputReader reader = new InputReader(tables, window, LATENESS.toSeconds() * 1_000_000);
    for (InputFile file : files) {
      reader.read(file.path(), file.kind());
    }
    return BruteForceReplay.of(tables, reader);
  }

  /** Epoch microseconds. */
  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
