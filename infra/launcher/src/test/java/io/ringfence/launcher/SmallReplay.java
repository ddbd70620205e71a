package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A replay of a small sample with a synthetic crash.
 *
 * @param sample folder of the sample's files, which are everybody's
 * @param out folder for the results
 */
record SmallReplay(Path sample, Path out) {
  /** The sample, written once: its bytes are always the same, and replays only read it. */
  private static final class Written {
    static final Path SAMPLE = write();

    private static Path write() {
      try {
        Path folder = Files.createTempDirectory("ringfence-it-sample-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "sample"));
        Path sample = folder.resolve("sample");
        try (Command command =
            Command.ringfence(
                    folder,
                    "sample",
                    "--seed",
                    "11",
                    "--positions",
                    "80",
                    "--out",
                    sample.toString())
                .run()) {
          assertThat(command.exitCode()).as(command.err()).isZero();
        }
        return sample;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A replay whose results go below a folder. */
  static SmallReplay in(Path folder) {
    return new SmallReplay(Written.SAMPLE, folder.resolve("out"));
  }

  /** The same sample with its results elsewhere. */
  SmallReplay into(Path folder) {
    return new SmallReplay(sample, folder);
  }

  /** The command that plays it. */
  Command.Setup command(Path folder, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--marks",
                file("marks.csv.gz"),
                "--funding",
                file("funding.csv.gz"),
                "--positions",
                file("positions.csv"),
                "--wallet-events",
                file("wallet-events.csv"),
                "--accounts",
                file("accounts.csv"),
                "--budgets",
                file("budgets.csv"),
                "--capital",
                file("capital.csv"),
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    return Command.ringfence(folder, arguments.toArray(String[]::new));
  }

  private String file(String name) {
    return sample.resolve(name).toString();
  }
}
