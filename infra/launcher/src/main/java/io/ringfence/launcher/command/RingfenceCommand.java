package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what all subcommands share. */
@Command(
    name = "ringfence",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisHeading = "%nUsage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:failed: the engine, the job or the disk, as the error line says",
      " 2:wrong input or usage",
      " 3:something that must be installed is missing",
      "130:interrupted"
    })
public final class RingfenceCommand implements Runnable {
  @Spec private CommandSpec spec;

  private RingfenceCommand() {}

  /** The command with all its subcommands. */
  public static CommandLine in(Workplace workplace) {
    Terminal terminal = workplace.terminal();
    CommandLine line = new CommandLine(new RingfenceCommand());
    line.getCommandSpec()
        .usageMessage()
        .header("Isolated-margin exposure, desk risk budgets and margin reallocation as evidence.");
    line.addSubcommand(new DemoCommand(workplace))
        .addSubcommand(new ReplayCommand(workplace))
        .addSubcommand(new ReportCommand(workplace))
        .addSubcommand(new StressCommand(workplace))
        .addSubcommand(new VerifyCommand(workplace))
        .addSubcommand(new SignOffCommand(workplace))
        .addSubcommand(new IncidentCommand(workplace))
        .addSubcommand(new MovesCommand(workplace))
        .addSubcommand(new CertificateCommand(workplace))
        .addSubcommand(new EvidenceCommand(workplace))
        .addSubcommand(new SampleCommand(terminal))
        .addSubcommand(margin(workplace))
        .addSubcommand(venues(terminal))
        .addSubcommand(new ReallocateCommand(workplace))
        .addSubcommand(new QueryCommand(workplace))
        .addSubcommand(new UpCommand(workplace))
        .addSubcommand(new TokenCommand(workplace))
        .addSubcommand(new ProduceCommand(workplace))
        .addSubcommand(benches(workplace))
        .addSubcommand(
            new CommandLine(new TortureCommand(workplace))
                .addSubcommand(new TortureEngineCommand(terminal))
                .addSubcommand(new TortureSimulationCommand(workplace))
                .addSubcommand(new TorturePlantedCommand(workplace))
                .addSubcommand(new TortureOverloadCommand(workplace))
                .addSubcommand(new TortureApiCommand(workplace)))
        .addSubcommand(new TestCommand())
        .addSubcommand(new CompletionCommand(terminal));
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(scheme(terminal.outColours()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, _) -> wrongUsage(terminal, failure))
        .setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command, for example demo");
  }

  private static CommandLine margin(Workplace workplace) {
    return new CommandLine(new MarginCommand(workplace))
        .addSubcommand(new MarginPreviewCommand(workplace))
        .addSubcommand(new MarginSizeCommand(workplace));
  }

  private static CommandLine benches(Workplace workplace) {
    Terminal terminal = workplace.terminal();
    return BenchEngineCommand.addTo(new CommandLine(new BenchCommand()), terminal)
        .addSubcommand(new BenchIngestCommand(workplace))
        .addSubcommand(new BenchExcelCommand(workplace))
        .addSubcommand(new BenchQueriesCommand(workplace))
        .addSubcommand(new BenchScreenCommand(workplace))
        .addSubcommand(new BenchStreamCommand(workplace))
        .addSubcommand(new BenchRecoveryCommand(workplace))
        .addSubcommand(new BenchApiCommand(workplace))
        .addSubcommand(new BenchMarginCommand(terminal));
  }

  private static CommandLine venues(Terminal terminal) {
    return new CommandLine(new VenuesCommand()).addSubcommand(new VenuesCompareCommand(terminal));
  }

  private static int wrongUsage(Terminal terminal, ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    terminal.fail(oneLine(failure) + " (see " + command + " --help)");
    return ExitCode.WRONG_INPUT.value();
  }

  private static int failed(Terminal terminal, Exception failure) {
    if (failure instanceof CommandFailure expected) {
      // Who pressed Ctrl-C knows why it ended.
      if (expected.exitCode() != ExitCode.INTERRUPTED) {
        terminal.fail(oneLine(failure));
      }
      return expected.exitCode().value();
    }
    terminal.fail(oneLine(failure));
    failure.printStackTrace(terminal.err());
    return ExitCode.FAILED.value();
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
  }

  private static Help.ColorScheme scheme(Ansi ansi) {
    return Help.defaultColorScheme(ansi);
  }
}
