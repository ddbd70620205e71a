package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.ProgressDisplays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that follow a broker's topics beside engine and API.
 *
 * @param store where their rows go
 */
record TopicJobs(Workplace workplace, Cleanup cleanup, Store store) {
  /** What is played is a simulation of marks that come in order; all else is live data. */
  private static final List<String> PLAYED =
      List.of(
          "--allowed-lateness",
          "PT0S",
          "--held",
          "PT0S",
          "--stale-after",
          "PT1M",
          "--snapshot-interval",
          "PT30S",
          "--checkpoint-interval",
          "PT0.25S");

  private static final List<String> LIVE = List.of("--live", "--allowed-lateness", "PT2S");

  /** Starts them. */
  List<FollowJob> start(TopicInputs topics, Path folder, Beside.Topics wish) {
    List<FollowJob> jobs = new ArrayList<>();
    List<String> terms = new ArrayList<>(List.of("--publish", "json"));
    terms.addAll(wish.loop() == null ? LIVE : PLAYED);
    wish.gapShocks().forEach(shock -> terms.addAll(List.of("--gap-shock", shock)));
    terms.addAll(metrics(wish.metricsPort(), 0));
    FollowJob.Wish live = wish(folder, terms, List.of(), "live");
    jobs.add(FollowJob.start(workplace, cleanup, store, topics, live));
    if (wish.livePathHeap() != null) {
      Path own = folder.resolveSibling("live-path");
      List<String> jvm = ShortPauses.heap(wish.livePathHeap());
      FollowJob.Wish path = wish(own, metrics(wish.metricsPort(), 1), jvm, "live path");
      jobs.add(FollowJob.livePath(workplace, cleanup, store, topics, path));
    }
    return jobs;
  }

  /** Arguments of a job that serves metrics so many ports further. */
  private List<String> metrics(@Nullable Integer port, int further) {
    if (port == null) {
      return List.of();
    }
    int own = port + further;
    workplace.terminal().printRaw("metrics      http://127.0.0.1:" + own + "/metrics");
    return List.of("--metrics-port", Integer.toString(own));
  }

  private FollowJob.Wish wish(Path folder, List<String> more, List<String> jvm, String name) {
    Progress progress =
        cleanup.closing(ProgressDisplays.on(workplace.terminal(), name, "rows", workplace.clock()));
    return new FollowJob.Wish(folder, more, jvm, JobWatch.NONE, progress);
  }
}
