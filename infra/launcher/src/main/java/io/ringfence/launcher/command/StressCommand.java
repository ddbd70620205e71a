package io.ringfence.launcher.command;

import static io.ringfence.launcher.command.OfficeOptions.add;

import io.ringfence.launcher.process.ReportRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence stress}: what could happen to the positions of a kept run. */
@Command(
    name = "stress",
    header = "Ask a kept run what could happen to its positions.",
    description = {
      "ladder: what a move of all marks, of a desk's, an asset's or a sector's liquidates, -50 to"
          + " +50 %%. reverse: the smallest move that liquidates 1, 3, half. scenarios: flash"
          + " crashes, stablecoin depegs, five recorded crashes. gap: every market gaps against every"
          + " position, node by node. venues: a venue closes. hedges:"
          + " what one lost leg leaves open (ADL). tiers: rule packs that come into force later."
          + " modes, shadow: isolated against cross. cross: what is held in cross margin. outlook: what kills each position, and how"
          + " likely it is. backtest: how well those odds did. tail: expected shortfall,"
          + " liquidation-at-risk.",
      "Sums are exact. The same answers are sheets of the risk pack."
    })
final class StressCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "VIEW",
      arity = "1",
      description =
          "ladder, reverse, scenarios, gap, venues, hedges, tiers, modes, shadow, cross, outlook,"
              + " backtest or tail.")
  private String view = "";

  @Option(names = "--json", description = "One JSON object for each line, with all digits.")
  private boolean json;

  @Option(
      names = "--marks-from",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Recorded hourly bars for gap, outlook, backtest and tail; absent: the marks of the run."
              + " Bars after the instant asked for are left out.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--rule-pack",
      paramLabel = "FILE",
      description = "A rule pack a venue has announced, for tiers; may be given again.")
  private List<Path> rulePacks = new ArrayList<>();

  @Mixin private final QuestionOptions question = new QuestionOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  StressCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = question.behind("--stress", view);
    if (json) {
      arguments.add("--json");
    }
    add(arguments, "--marks-from", joined(marksFrom));
    add(arguments, "--rule-packs", joined(rulePacks));
    ReportRun.run(workplace, arguments, data.folder(), data.server());
    return ExitCode.OK.value();
  }

  private static @Nullable String joined(List<Path> files) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw CommandFailure.wrongInput("there is no file " + file);
      }
    }
    return files.isEmpty()
        ? null
        : files.stream()
            .map(file -> file.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }
}
