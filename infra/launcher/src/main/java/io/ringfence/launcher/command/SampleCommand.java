package io.ringfence.launcher.command;

import io.ringfence.launcher.sample.Sample;
import io.ringfence.launcher.sample.SampleRequest;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence sample}: writes a sample institution. */
@Command(
    name = "sample",
    header = "Write a sample institution: positions, wallet events, accounts, budgets, capital.",
    description = {
      "The same seed gives the same bytes on every machine. Without --marks-from the sample has a"
          + " synthetic market of three days with a crash hour (marks.csv.gz, funding.csv.gz);"
          + " with it, positions are entered near the recorded marks in force at --at.",
      "A few rows are wrong on purpose; wrong-rows.csv lists them with what a replay says of each."
    })
final class SampleCommand implements Callable<Integer> {
  /** When a synthetic sample begins unless it is told. */
  static final Instant SYNTHETIC_START = Instant.parse("2025-03-10T00:00:00Z");

  @Option(names = "--seed", required = true, paramLabel = "N", description = "Any whole number.")
  private long seed;

  @Option(
      names = "--positions",
      required = true,
      paramLabel = "K",
      description = "Positions held when the sample begins, 1 to 100000.")
  private int positions;

  @Option(
      names = "--marks-from",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Recorded marks, plain or gzip; may be given more than once.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "When the sample begins, ISO-8601 with zone; needed with --marks-from.")
  private @Nullable Instant at;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; created where missing.")
  private Path out;

  private final Terminal terminal;

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (positions < 1 || positions > Sample.MOST_POSITIONS) {
      throw CommandFailure.wrongInput(
          "--positions must be 1 to %s, was %s".formatted(Sample.MOST_POSITIONS, positions));
    }
    if (at == null && !marksFrom.isEmpty()) {
      throw CommandFailure.wrongInput(
          "--marks-from needs --at T: the instant whose marks positions are entered near");
    }
    print(write(new SampleRequest(seed, positions, at == null ? SYNTHETIC_START : at)));
    return ExitCode.OK.value();
  }

  private List<Sample.Written> write(SampleRequest request) {
    VenueRules rules = VenueRules.inForceAt(request.at());
    try {
      return marksFrom.isEmpty()
          ? Sample.writeSynthetic(request, rules, out)
          : Sample.writeRecorded(request, marksFrom, rules, out);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--out " + out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void print(List<Sample.Written> written) {
    for (Sample.Written file : written) {
      String wrong = file.wrong() == 0 ? "" : ", " + file.wrong() + " of them wrong on purpose";
      terminal.printRaw(
          String.format(Locale.ROOT, "%s: %,d rows%s", file.file(), file.rows(), wrong));
    }
  }
}
