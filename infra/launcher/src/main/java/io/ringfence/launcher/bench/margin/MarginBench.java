package io.ringfence.launcher.bench.margin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * How many cases a second {@code ringfence margin} answers on one core, after start, beside lines
 * that are bound and recomputed. Rounds of the two alternate; the first are thrown away.
 *
 * @param lines cases of a round
 * @param rounds measured rounds, at least one
 * @param seed repeats the workload
 */
public record MarginBench(int lines, int rounds, long seed) {
  /** Lines a second that are aimed at. */
  private static final BigDecimal TARGET = BigDecimal.valueOf(50_000);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 4;
  private static final String BENCH = "margin";
  private static final String UNIT = "lines per second of one core";

  /** Work on the lines of a round. */
  private interface Work {
    void on(byte[] lines, OutputStream out) throws IOException;
  }

  /**
   * What came of it.
   *
   * @param lines ours first, then the peer's
   * @param printingShare part of our time that printing takes, fraction
   */
  public record Result(List<BenchLine> lines, double printingShare) {}

  /** Runs it; takes a few seconds. */
  public Result run() throws IOException {
    byte[] input = new MarginWorkload(lines, seed).bytes();
    BoundPeer peer = new BoundPeer();
    boolean equal = Arrays.equals(output(OurLines::answer, input), output(peer::answer, input));
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    double[] unprinted = new double[rounds];
    for (int i = -WARM_UP; i < rounds; i++) {
      int round = Math.max(i, 0);
      ours[round] = rate(OurLines::answer, input);
      theirs[round] = rate(peer::answer, input);
      unprinted[round] = rate((bytes, _) -> OurLines.answer(bytes), input);
    }
    double printing = 1 - new Rounds(ours).median() / new Rounds(unprinted).median();
    return new Result(report(new Rounds(ours), new Rounds(theirs), equal), printing);
  }

  private List<BenchLine> report(Rounds ours, Rounds theirs, boolean equal) {
    BigDecimal value = whole(ours.median());
    BenchLine own = line("ringfence", ours, BigDecimal.ONE, equal);
    BigDecimal ratio =
        BigDecimal.valueOf(ours.median() / theirs.median()).setScale(2, RoundingMode.FLOOR);
    return List.of(
        new BenchLine(
            own.bench(),
            own.workload(),
            own.peer(),
            value,
            UNIT,
            own.ratio(),
            TARGET,
            value.compareTo(TARGET) >= 0,
            equal,
            rounds,
            own.min(),
            own.max(),
            seed),
        line("jackson-databind and decimals", theirs, ratio, equal));
  }

  private BenchLine line(String peer, Rounds measured, BigDecimal ratio, boolean equal) {
    return new BenchLine(
        BENCH,
        new MarginWorkload(lines, seed).name(),
        peer,
        whole(measured.median()),
        UNIT,
        ratio,
        null,
        null,
        equal,
        rounds,
        whole(measured.min()),
        whole(measured.max()),
        seed);
  }

  /** By the time this thread had a core: what others do on the machine hardly counts. */
  private double rate(Work work, byte[] input) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    work.on(input, OutputStream.nullOutputStream());
    return lines * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
  }

  private static byte[] output(Work work, byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(input.length);
    work.on(input, out);
    return out.toByteArray();
  }

  private static BigDecimal whole(double rate) {
    return BigDecimal.valueOf(rate).setScale(0, RoundingMode.FLOOR);
  }
}
