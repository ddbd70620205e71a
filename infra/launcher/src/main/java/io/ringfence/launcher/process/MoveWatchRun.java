package io.ringfence.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has batches of margin moves drawn up while a run goes on, on a schedule and on events, as {@code
 * moves propose --watch} does. Begins once the run says how far it is; where it cannot go on it is
 * begun again, and what runs beside it is not held up.
 */
final class MoveWatchRun implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
  private static final String BEGUN = "SELECT 1 FROM run_heartbeats LIMIT 1";

  private final Workplace workplace;
  private final Store store;
  private final Terms terms;
  private final OfficeChild office;

  private MoveWatchRun(Workplace workplace, Store store, Terms terms) {
    this.workplace = workplace;
    this.store = store;
    this.terms = terms;
    this.office = new OfficeChild(workplace, store);
  }

  /**
   * Who draws them up, and when.
   *
   * @param evidence folder of the ledgers
   * @param account whose they are; needs the duty to prepare
   * @param founds whether the account is given its duty first: in a register that was just made
   * @param timing further arguments: how often
   */
  record Terms(Path evidence, String account, boolean founds, List<String> timing) {}

  /** Begins. */
  static MoveWatchRun start(Workplace workplace, Cleanup cleanup, Store store, Terms terms) {
    MoveWatchRun run = cleanup.closing(new MoveWatchRun(workplace, store, terms));
    Thread.ofPlatform().daemon().name("moves").start(run::watch);
    return run;
  }

  private void watch() {
    boolean isFounded = !terms.founds();
    while (!office.isOverWithin(LOOK_EVERY)) {
      if (!store.isAlive() || Question.rows(store, BEGUN).isEmpty()) {
        continue;
      }
      isFounded = isFounded || office.does(founding());
      boolean done = isFounded && office.asks(proposing());
      if (office.isOverWithin(Duration.ZERO)) {
        return;
      }
      workplace
          .terminal()
          .note(
              done
                  ? "the run has stopped: no more moves are drawn up"
                  : "moves are not drawn up, it is tried again: " + office.reason());
      if (done || office.isOverWithin(AGAIN_AFTER)) {
        return;
      }
    }
  }

  private List<String> founding() {
    return with(
        "evidence grant",
        List.of(
            "--of-account",
            terms.account(),
            "--person",
            terms.account(),
            "--duties",
            "prepare,grant"));
  }

  private List<String> proposing() {
    List<String> more = new ArrayList<>(List.of("--watch"));
    more.addAll(terms.timing());
    return with("moves propose", more);
  }

  private List<String> with(String task, List<String> more) {
    return OfficeChild.task(task, terms.evidence(), terms.account(), more);
  }

  @Override
  public void close() {
    office.end();
  }
}
