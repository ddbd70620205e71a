package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay of a small sample with a synthetic crash.
 *
 * @param sample folder of the sample's files
 * @param out folder for the results
 */
record SmallReplay(Path sample, Path out) {
  /** Writes a sample below a folder. */
  static SmallReplay in(Path folder) {
    Path sample = folder.resolve("sample");
    try (Command command =
        Command.ringfence(
                folder, "sample", "--seed", "11", "--positions", "80", "--out", sample.toString())
            .run()) {
      assertThat(command.exitCode()).as(command.err()).isZero();
    }
    return new SmallReplay(sample, folder.resolve("out"));
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
