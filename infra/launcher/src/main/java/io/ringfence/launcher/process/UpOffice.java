package io.ringfence.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done without anybody asking while topics are followed: batches of margin moves, the heads
 * of live ledgers written down elsewhere, and certificates of the days that ended.
 */
record UpOffice(Workplace workplace, Cleanup cleanup, Store store, Path evidence) {
  /** Whose batches of what is played are: there is nobody else in a register just made. */
  private static final String OWN_ACCOUNT = "ringfence-up";

  /** What is played happens in minutes. */
  private static final List<String> PLAYED = List.of("--every", "5m", "--quiet", "1m");

  /** Begins all of it. */
  void begin(Beside.Topics topics) throws IOException {
    if (topics.loop() != null) {
      MoveWatchRun.start(
          workplace, cleanup, store, new MoveWatchRun.Terms(evidence, OWN_ACCOUNT, true, PLAYED));
      return;
    }
    Path outside = topics.office().anchors();
    Files.createDirectories(outside.toAbsolutePath().getParent());
    AnchorRun.start(workplace, cleanup, store, evidence, outside.toAbsolutePath());
    Path certificates = workplace.state().certificates();
    Files.createDirectories(certificates);
    CertificateRun.start(
        workplace,
        cleanup,
        store,
        new CertificateRun.Terms(evidence, certificates, outside.toAbsolutePath()));
    proposeAs(topics.office().movesAs());
  }

  private void proposeAs(@Nullable String account) {
    if (account == null) {
      workplace
          .terminal()
          .note(
              "no batches of moves are drawn up: name the account that prepares them with"
                  + " --moves-as");
    } else {
      MoveWatchRun.start(
          workplace, cleanup, store, new MoveWatchRun.Terms(evidence, account, false, List.of()));
    }
  }
}
