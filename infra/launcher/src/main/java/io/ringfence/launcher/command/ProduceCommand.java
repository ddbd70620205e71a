package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ProduceRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence produce}: files into topics. */
@Command(
    name = "produce",
    header = "Send files to the topics of a Kafka broker, at a chosen speed.",
    description = {
      "One topic for each kind (PREFIX and marks, funding, positions, wallet-events, stops,"
          + " venue-fills, accounts, budgets, capital, rates, rule-packs, adl-ranks, insurance-fund,"
          + " order-book, acknowledgements), created where missing. A value is a JSON object of the row's cells or an"
          + " Avro record, as the published schemas say; a broken row is sent as it is.",
      "ringfence up --kafka starts a broker; ringfence replay --kafka reads the topics."
    })
final class ProduceCommand implements Callable<Integer> {
  @Mixin private final TopicOptions topics = new TopicOptions();

  @Option(
      names = "--rows-per-second",
      paramLabel = "N",
      defaultValue = "0",
      description = "Speed over all files; 0, the default, is as fast as the broker takes them.")
  private long rowsPerSecond;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "1",
      description = "Partitions of a topic that is created; default ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "JSON",
      description = "json, the default, or avro (single-object encoding, no registry).")
  private Format format;

  @Option(
      names = "--heartbeat",
      paramLabel = "T",
      description =
          "Say at the end, in every partition, that everything before this instant was sent: topics"
              + " that are followed wait for their slowest partition.")
  private @Nullable Instant heartbeat;

  @Mixin private final FileOptions files = new FileOptions();

  private final Workplace workplace;

  /** Forms of records. */
  enum Format {
    JSON,
    AVRO
  }

  ProduceCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (rowsPerSecond < 0 || partitions < 1) {
      throw CommandFailure.wrongInput(
          "--rows-per-second must be at least 0 and --partitions at least 1, were %s and %s"
              .formatted(rowsPerSecond, partitions));
    }
    if (files.areNone()) {
      throw CommandFailure.wrongInput("no file is named, for example --marks FILE");
    }
    List<String> arguments = new ArrayList<>(topics.required().arguments());
    arguments.addAll(files.inputs().arguments());
    arguments.addAll(List.of("--rows-per-second", Long.toString(rowsPerSecond)));
    arguments.addAll(List.of("--partitions", Integer.toString(partitions)));
    arguments.addAll(List.of("--format", format.name()));
    if (heartbeat != null) {
      arguments.addAll(List.of("--heartbeat", heartbeat.toString()));
    }
    workplace.terminal().printRaw("sent      " + ProduceRun.run(workplace, arguments));
    return ExitCode.OK.value();
  }
}
