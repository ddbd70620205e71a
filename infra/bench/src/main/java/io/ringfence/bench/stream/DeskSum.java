package io.ringfence.bench.stream;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Totals of a desk, money digits of the contract.
 *
 * @param desk number of the desk
 * @param equity of its positions
 * @param requirement of its positions
 */
public record DeskSum(int desk, long equity, long requirement) {
  /** How often peers publish totals: as often as the live path. */
  static final long PUBLISH_MILLIS = 100;

  /** Ends a peer's job: its totals and alerts are heard by the run. */
  static void end(DataStream<DeskSum> sums, DataStream<PeerAlert> alerts, StreamRun run) {
    int number = run.number;
    sums.map(sum -> heard(StreamRun.of(number), sum)).sinkTo(new DiscardingSink<>());
    alerts.map(alert -> heard(StreamRun.of(number), alert)).sinkTo(new DiscardingSink<>());
  }

  private static int heard(StreamRun run, DeskSum sum) {
    run.equity[sum.desk()] = sum.equity();
    run.requirement[sum.desk()] = sum.requirement();
    run.lastOutputNanos = System.nanoTime();
    return 0;
  }

  private static int heard(StreamRun run, PeerAlert alert) {
    synchronized (run.alerts) {
      if (alert.level() == PeerAlert.LIQUIDATED) {
        run.alerts.liquidated(alert.position());
      } else {
        run.alerts.reached(alert.position(), alert.level());
      }
    }
    return 0;
  }
}
