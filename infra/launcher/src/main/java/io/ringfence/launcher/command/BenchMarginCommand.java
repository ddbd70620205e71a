package io.ringfence.launcher.command;

import io.ringfence.launcher.bench.margin.BenchLine;
import io.ringfence.launcher.bench.margin.MarginBench;
import io.ringfence.launcher.calculator.JsonAnswer;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.terminal.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench margin}: how fast cases are answered. */
@Command(
    name = "margin",
    header = "Measure how many cases a second ringfence margin answers on one core.",
    description =
        "From bytes to bytes, after start, beside lines bound by Jackson and recomputed in plain"
            + " decimals. Takes some seconds; other load on the machine lowers the figures.")
final class BenchMarginCommand implements Callable<Integer> {
  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Cases of a round, 1 to 1000000; default ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "Measured rounds, 1 to 1000; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Repeats the workload; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  private final Terminal terminal;

  BenchMarginCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OptionRange.require("--lines", lines, 1, 1_000_000);
    OptionRange.require("--rounds", rounds, 1, 1_000);
    MarginBench.Result result = measured();
    if (json) {
      result.lines().forEach(line -> JsonAnswer.print(line, terminal));
    } else {
      print(result);
    }
    boolean equal = result.lines().stream().allMatch(BenchLine::digestEqual);
    if (!equal) {
      throw new CommandFailure(ExitCode.FAILED, "the answers of the contestants differ");
    }
    return ExitCode.OK.value();
  }

  private MarginBench.Result measured() {
    try {
      return new MarginBench(lines, rounds, seed).run();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the benchmark broke: " + e.getMessage(), e);
    }
  }

  private void print(MarginBench.Result result) {
    terminal.print(result.lines().getFirst().workload());
    TextTable table =
        new TextTable(List.of("PEER", "LINES/S", "MIN", "MAX", "RATIO", "TARGET", "REACHED"));
    result.lines().forEach(line -> table.row(cells(line)));
    table.printTo(terminal);
    terminal.print(
        String.format(
            Locale.ROOT,
            "bounded by: reading and computing %.0f %% of the time, printing %.0f %%",
            100 * (1 - result.printingShare()),
            100 * result.printingShare()));
  }

  private static List<String> cells(BenchLine line) {
    return List.of(
        line.peer(),
        line.value().toPlainString(),
        line.min().toPlainString(),
        line.max().toPlainString(),
        line.ratio().toPlainString(),
        line.target() == null ? "" : line.target().toPlainString(),
        line.reached() == null ? "" : line.reached() ? "yes" : "no");
  }
}
