package io.ringfence.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where what runs beside an API keeps its things.
 *
 * @param data of the engine
 * @param checkpoints of the job that follows topics
 * @param broker topics
 * @param work small files
 * @param evidence key and ledgers
 * @param reports what callers have had made
 */
record UpFolders(Path data, Path checkpoints, Path broker, Path work, Path evidence, Path reports) {
  /** What is played has tables and topics of its own, which go with it unless they are kept. */
  static UpFolders ofLoop(Workplace workplace, Cleanup cleanup, boolean keep) throws IOException {
    RunFolder folder =
        cleanup.closing(
            keep
                ? RunFolder.kept(workplace.state().newRun(workplace.clock().instant()))
                : RunFolder.temporary(workplace.temporaryFolder()));
    if (keep) {
      Files.createDirectories(folder.data());
      workplace.state().remember(folder.path());
    }
    Path work = folder.work();
    return new UpFolders(
        folder.data(),
        work.resolve("live"),
        work.resolve("kafka"),
        work,
        folder.path().resolve("evidence").resolve("simulated"),
        folder.path().resolve("reports"));
  }

  /**
   * The tables of a kept run, and topics that stay. Where topics are followed, it is live data:
   * what is issued is signed with their key, and tables are made where nothing was kept.
   */
  static UpFolders ofKept(Workplace workplace, ApiRun.Source source, boolean isFollowed)
      throws IOException {
    StateFolder state = workplace.state();
    boolean isOfServer = source.server() != null;
    Path data =
        isOfServer
            ? workplace.temporaryFolder()
            : data(state, source.named(), isFollowed, workplace);
    return new UpFolders(
        data,
        isOfServer ? state.path().resolve("live") : data.resolveSibling("live"),
        state.path().resolve("kafka"),
        state.path().resolve("up"),
        state.evidence(isFollowed),
        state.path().resolve("reports"));
  }

  private static Path data(
      StateFolder state, @Nullable Path named, boolean mayBeNew, Workplace workplace)
      throws IOException {
    if (mayBeNew && named == null && state.lastRun().isEmpty()) {
      Path fresh = RunFolder.kept(state.newRun(workplace.clock().instant())).path();
      Files.createDirectories(RunFolder.data(fresh));
      state.remember(fresh);
    }
    return KeptRun.data(state, named);
  }
}
