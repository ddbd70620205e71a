package io.ringfence.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes the heads of the ledgers of live data down elsewhere, at the start and every day. */
final class AnchorRun implements AutoCloseable {
  private static final Duration DAILY = Duration.ofDays(1);

  private final Workplace workplace;
  private final OfficeChild office;
  private final Path evidence;
  private final Path outside;

  private AnchorRun(Workplace workplace, Store store, Path evidence, Path outside) {
    this.workplace = workplace;
    this.office = new OfficeChild(workplace, store);
    this.evidence = evidence;
    this.outside = outside;
  }

  /**
   * Begins.
   *
   * @param evidence folder of the ledgers
   * @param outside the file elsewhere
   */
  static AnchorRun start(
      Workplace workplace, Cleanup cleanup, Store store, Path evidence, Path outside) {
    AnchorRun run = cleanup.closing(new AnchorRun(workplace, store, evidence, outside));
    Thread.ofPlatform().daemon().name("anchors").start(run::watch);
    return run;
  }

  private void watch() {
    Duration wait = Duration.ZERO;
    while (!office.isOverWithin(wait)) {
      boolean done =
          office.does(
              OfficeChild.task(
                  "evidence anchor",
                  evidence,
                  System.getProperty("user.name"),
                  List.of("--file", outside.toString())));
      if (!done && !office.isOverWithin(Duration.ZERO)) {
        workplace.terminal().note("the ledgers' heads are not anchored: " + office.reason());
      }
      wait = DAILY;
    }
  }

  @Override
  public void close() {
    office.end();
  }
}
