package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.ShortPauses;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence up}: the API on the tables of a kept run. */
@Command(
    name = "up",
    header = "Serve the tables of a kept run over HTTP until Ctrl-C.",
    description = {
      "With --kafka it also follows the topics of a broker of its own, without an end: what"
          + " ringfence produce sends is in the tables seconds later, as the run live, and alerts"
          + " and desk exposure are topics, too. Ctrl-C takes a savepoint; the next up goes on.",
      "Listens on 127.0.0.1 only. Every request needs a token: ringfence token makes one while this"
          + " runs, with a key that is made here and gone when this ends; with --keycloak tokens come"
          + " from a login there.",
      "What callers are refused is written to the audit ledger in the state folder."
    })
final class UpCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port, default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port;

  @Option(
      names = "--kafka",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "9092",
      description =
          "Start a Kafka broker too, on this port (9092 unless given, 0 takes a free one), and"
              + " follow its topics, which stay. What comes more than 2 s after later rows of its topic and key"
              + " is rejected as LATE. Listens on 127.0.0.1 only, without access control.")
  private @Nullable Integer kafkaPort;

  @Option(
      names = "--live-path",
      description =
          "With --kafka: run the live path on the topics, too. Alerts and totals as marks arrive,"
              + " waiting for no instant to be complete, are in the tables live_alerts and"
              + " live_totals and the topics live-alerts and live-totals, as the run live-path.")
  private boolean livePath;

  @Option(
      names = "--live-path-heap",
      paramLabel = "SIZE",
      defaultValue = ShortPauses.HEAP,
      description =
          "Heap of the live path, such as 1g, taken whole at its start (default:"
              + " ${DEFAULT-VALUE}, what it was measured with).")
  private String livePathHeap = ShortPauses.HEAP;

  @Option(
      names = "--gap-shock",
      paramLabel = "NODE:VENUE[/INSTRUMENT]=FRACTION",
      description =
          "With --kafka: how far marks gap against a risk node and all below it, fraction of the"
              + " mark: what budgets gap_loss are measured by, unknown without. May be given several"
              + " times.")
  private List<String> gapShocks = List.of();

  @Option(
      names = "--keycloak",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "8180",
      description =
          "Start a Keycloak too, on this port (8180 unless given, 0 takes a free one): tokens are"
              + " its own then. Prints where the dashboard is and the people of the demonstration"
              + " with passwords made now.")
  private @Nullable Integer keycloakPort;

  @Option(
      names = "--flight",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "8815",
      description =
          "Serve the tables over Arrow Flight SQL too, on this port (8815 unless given, 0 takes a"
              + " free one), with the same tokens.")
  private @Nullable Integer flightPort;

  @Option(
      names = "--metrics",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "9249",
      description =
          "With --kafka: serve the metrics of the jobs for Prometheus at /metrics of this port (9249"
              + " unless given), those of the live path one port further. On 127.0.0.1 only.")
  private @Nullable Integer metricsPort;

  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  UpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    requirePort("--port", port);
    requirePort("--kafka", kafkaPort == null ? 0 : kafkaPort);
    requirePort("--keycloak", keycloakPort == null ? 0 : keycloakPort);
    if (livePath && kafkaPort == null) {
      throw CommandFailure.wrongInput("--live-path needs --kafka");
    }
    if (!livePathHeap.matches("[1-9][0-9]*[mg]")) {
      throw CommandFailure.wrongInput(
          "--live-path-heap must be megabytes or gigabytes such as 2g, was " + livePathHeap);
    }
    requirePort("--flight", flightPort == null ? 0 : flightPort);
    requireMetricsPort();
    ApiRun.serve(
        workplace,
        port,
        data.folder(),
        data.server(),
        new ApiRun.Beside(
            kafkaPort,
            livePath ? livePathHeap : null,
            keycloakPort,
            flightPort,
            metricsPort,
            gapShocks));
    return ExitCode.OK.value();
  }

  private void requireMetricsPort() {
    if (metricsPort != null && kafkaPort == null) {
      throw CommandFailure.wrongInput("--metrics needs --kafka: the jobs follow its topics");
    }
    if (metricsPort != null && (metricsPort < 1 || metricsPort >= HIGHEST_PORT)) {
      throw CommandFailure.wrongInput(
          "--metrics must be 1 to %s, was %s".formatted(HIGHEST_PORT - 1, metricsPort));
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailure.wrongInput(option + " must be 0 to 65535, was " + port);
    }
  }
}
