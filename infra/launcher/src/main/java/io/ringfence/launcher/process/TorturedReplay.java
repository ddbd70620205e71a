package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.launcher.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays of the same files into one engine, one after the other, each under supervision, with
 * everything a torturer needs to reach: the engine, the job and the folder of its checkpoints.
 */
public final class TorturedReplay {
  private static final int PARALLELISM = 2;
  private static final String CHECKPOINT_INTERVAL = "PT0.5S";

  private final Workplace workplace;
  private final Cleanup cleanup;
  private final RunFolder folder;
  private final EmbeddedStore store;
  private final List<String> inputs;

  private TorturedReplay(
      Workplace workplace,
      Cleanup cleanup,
      RunFolder folder,
      EmbeddedStore store,
      List<String> inputs) {
    this.workplace = workplace;
    this.cleanup = cleanup;
    this.folder = folder;
    this.store = store;
    this.inputs = inputs;
  }

  /**
   * Starts an engine with empty tables; what it starts is the cleanup's to end.
   *
   * @param throughTopics whether the files are sent to topics, and those are read
   */
  public static TorturedReplay open(
      Workplace workplace, Cleanup cleanup, ReplayInputs inputs, boolean throughTopics)
      throws IOException {
    RunFolder folder = cleanup.closing(RunFolder.temporary(workplace.temporaryFolder()));
    RunInputs read = throughTopics ? topics(workplace, cleanup, folder, inputs) : inputs;
    EmbeddedStore store = cleanup.closing(EmbeddedStore.start(folder.data()));
    Migrations.apply(store);
    return new TorturedReplay(workplace, cleanup, folder, store, read.arguments());
  }

  /** The files in topics of a broker of their own. */
  private static TopicInputs topics(
      Workplace workplace, Cleanup cleanup, RunFolder folder, ReplayInputs inputs) {
    BrokerProcess broker =
        cleanup.closing(Broker.start(workplace, folder.path().resolve("kafka"), 0));
    TopicInputs topics = new TopicInputs(broker.bootstrapServers(), TopicInputs.USUAL_PREFIX);
    List<String> arguments = new ArrayList<>(topics.arguments());
    arguments.addAll(inputs.arguments());
    workplace.terminal().note("sent " + ProduceRun.run(workplace, arguments));
    return topics;
  }

  /**
   * One run to its end.
   *
   * @param runId its name
   * @param more further arguments of the job
   */
  public DoneLine run(String runId, List<String> more, JobWatch watch) {
    List<String> arguments = ReplayRun.storeArguments(store);
    arguments.addAll(inputs);
    arguments.addAll(List.of("--run-id", runId));
    arguments.addAll(List.of("--parallelism", Integer.toString(PARALLELISM)));
    arguments.addAll(List.of("--checkpoint-dir", checkpoints(runId).folder().toString()));
    arguments.addAll(List.of("--checkpoint-interval", CHECKPOINT_INTERVAL, "--announce"));
    arguments.addAll(List.of("--build", workplace.build()));
    arguments.addAll(more);
    JavaCommand job =
        ReplayJobCommand.of(workplace, store, true).withArguments(new ArrayList<>(arguments));
    return new JobSupervisor(store, cleanup, workplace.terminal(), checkpoints(runId), watch)
        .run(job, Progress.SILENT);
  }

  /** How far a run has come. */
  public CheckpointFolder checkpoints(String runId) {
    Path checkpoints = folder.checkpoints().resolve(runId);
    return new CheckpointFolder(checkpoints);
  }

  /** Kills the engine as {@code kill -9} does. */
  public void killEngine() {
    store.kill();
  }
}
