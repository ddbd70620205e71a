package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Beside;
import io.ringfence.launcher.process.Loop;
import io.ringfence.launcher.process.ShortPauses;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about a broker beside an API, and what follows and fills its topics. */
final class UpTopicOptions {
  private static final int USUAL_PORT = 9_092;

  @Option(
      names = "--kafka",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "9092",
      description =
          "Port of the Kafka broker, default 9092; 0 takes a free one. With --no-loop its topics"
              + " stay, and what comes more than 2 s after later rows of its topic and key is"
              + " rejected as LATE. Listens on 127.0.0.1 only, without access control.")
  private @Nullable Integer port;

  @Option(
      names = "--no-kafka",
      description = "No broker and no jobs: serve the tables of a kept run as they are.")
  private boolean none;

  @Option(
      names = "--no-loop",
      description = "Play nothing: the topics are yours to fill, the tables those of a kept run.")
  private boolean noLoop;

  @Mixin private final LoopOptions loop = new LoopOptions();

  @Option(
      names = "--live-path",
      description =
          "Run the live path on the topics, too. Alerts and totals as marks arrive,"
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
          "How far marks gap against a risk node and all below it, fraction of the mark: what"
              + " budgets gap_loss are measured by, unknown without. May be given several times.")
  private List<String> gapShocks = List.of();

  @Option(
      names = "--metrics",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "9249",
      description =
          "Serve the metrics of the jobs for Prometheus at /metrics of this port (9249"
              + " unless given), those of the live path one port further. On 127.0.0.1 only.")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--moves-as",
      paramLabel = "ACCOUNT",
      description =
          "With --no-loop: draw up batches of margin moves as ringfence moves propose --watch does,"
              + " as this account, which needs the duty to prepare. What is played has some"
              + " anyway.")
  private @Nullable String movesAs;

  @Option(
      names = "--anchor-file",
      paramLabel = "FILE",
      description =
          "With --no-loop: where the heads of the ledgers of live data are written down at the"
              + " start and every day, best on a medium that is written once; default"
              + " anchors/live.jsonl in the state folder.")
  private @Nullable Path anchors;

  /**
   * The broker that is wished for; null: none.
   *
   * @throws CommandFailure where options exclude each other
   */
  Beside.@Nullable Topics wish(Workplace workplace, DataOptions data) {
    OptionRange.requirePort("--kafka", port == null ? 0 : port);
    if (none) {
      requireNothingOfTopics();
      return null;
    }
    if (!livePathHeap.matches("[1-9][0-9]*[mg]")) {
      throw CommandFailure.wrongInput(
          "--live-path-heap must be megabytes or gigabytes such as 2g, was " + livePathHeap);
    }
    if (metricsPort != null) {
      OptionRange.require("--metrics", metricsPort, 1, OptionRange.HIGHEST_PORT - 1);
    }
    return new Beside.Topics(
        port == null ? USUAL_PORT : port,
        livePath ? livePathHeap : null,
        metricsPort,
        gapShocks,
        played(workplace, data),
        office(workplace));
  }

  private Beside.Office office(Workplace workplace) {
    if (!noLoop && (movesAs != null || anchors != null)) {
      throw CommandFailure.wrongInput(
          "--moves-as and --anchor-file are of live data: add --no-loop");
    }
    return new Beside.Office(movesAs, anchors == null ? workplace.state().anchors(true) : anchors);
  }

  private @Nullable Loop played(Workplace workplace, DataOptions data) {
    if (noLoop) {
      loop.requireNone("--no-loop");
      return null;
    }
    if (data.folder() != null || data.server() != null) {
      throw CommandFailure.wrongInput(
          "%s names tables, what is played has its own: add --no-loop to follow topics into them,"
                  .formatted(data.folder() == null ? "--clickhouse-url" : "--data")
              + " --no-kafka to serve them as they are");
    }
    return loop.wish(workplace);
  }

  private void requireNothingOfTopics() {
    boolean isWished = port != null || livePath || metricsPort != null || !gapShocks.isEmpty();
    if (isWished || movesAs != null || anchors != null) {
      throw CommandFailure.wrongInput(
          "--kafka, --live-path, --gap-shock, --metrics, --moves-as and --anchor-file need the"
              + " broker that --no-kafka leaves out");
    }
    loop.requireNone("--no-kafka");
  }
}
