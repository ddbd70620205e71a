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
  /** The topics are data of a day that goes on: nothing is simulated. */
  List<FollowJob> start(TopicInputs topics, Path folder, ApiRun.Beside beside) {
    List<FollowJob> jobs = new ArrayList<>();
    List<String> terms =
        new ArrayList<>(List.of("--live", "--publish", "json", "--allowed-lateness", "PT2S"));
    beside.gapShocks().forEach(shock -> terms.addAll(List.of("--gap-shock", shock)));
    terms.addAll(metrics(beside.metricsPort(), 0));
    FollowJob.Wish live = wish(folder, terms, List.of(), "live");
    jobs.add(FollowJob.start(workplace, cleanup, store, topics, live));
    if (beside.livePathHeap() != null) {
      Path own = folder.resolveSibling("live-path");
      List<String> jvm = ShortPauses.heap(beside.livePathHeap());
      FollowJob.Wish path = wish(own, metrics(beside.metricsPort(), 1), jvm, "live path");
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
