package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.MarkWalk;
import io.ringfence.launcher.bench.Population;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A walk of marks on a tape that is played forwards, then backwards, and so on: any tick can be
 * found without playing those before it, marks never jump, and a run of any length has the same
 * population.
 */
public final class TickTape {
  private static final int STEP_DIVISOR = 5_000;

  private final int[] instrument;
  private final int[] before;
  private final int[] after;
  private final long[] startMark;

  /**
   * Records a walk.
   *
   * @param length marks of one play in one direction
   */
  public TickTape(long seed, Population population, int length) {
    MarkWalk walk = new MarkWalk(seed, population, STEP_DIVISOR);
    startMark = population.startMark;
    instrument = new int[length];
    before = new int[length];
    after = new int[length];
    int[] now = new int[population.instruments];
    for (int i = 0; i < now.length; i++) {
      now[i] = Math.toIntExact(startMark[i]);
    }
    for (int n = 0; n < length; n++) {
      after[n] = Math.toIntExact(walk.next());
      instrument[n] = walk.instrument();
      before[n] = now[instrument[n]];
      now[instrument[n]] = after[n];
    }
  }

  private TickTape(int[] instrument, int[] before, int[] after, long[] startMark) {
    this.instrument = instrument;
    this.before = before;
    this.after = after;
    this.startMark = startMark;
  }

  /** Writes it to a file, so that a restarted process need not draw it again. */
  public void save(Path file) throws IOException {
    int length = instrument.length;
    ByteBuffer bytes =
        ByteBuffer.allocate(
            2 * Integer.BYTES + 3 * Integer.BYTES * length + Long.BYTES * startMark.length);
    bytes.putInt(length).putInt(startMark.length);
    for (int[] column : List.of(instrument, before, after)) {
      bytes.asIntBuffer().put(column);
      bytes.position(bytes.position() + Integer.BYTES * length);
    }
    bytes.asLongBuffer().put(startMark);
    Files.write(file, bytes.array());
  }

  /** Reads what was saved. */
  public static TickTape load(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int length = bytes.getInt();
    long[] startMark = new long[bytes.getInt()];
    int[][] columns = new int[3][length];
    for (int[] column : columns) {
      bytes.asIntBuffer().get(column);
      bytes.position(bytes.position() + Integer.BYTES * length);
    }
    bytes.asLongBuffer().get(startMark);
    return new TickTape(columns[0], columns[1], columns[2], startMark);
  }

  private int place(long number) {
    int length = instrument.length;
    int at = (int) (number % (2L * length));
    return at < length ? at : 2 * length - 1 - at;
  }

  private boolean isForwards(long number) {
    return number % (2L * instrument.length) < instrument.length;
  }

  /** Which instrument a tick is of. */
  public int instrument(long number) {
    return instrument[place(number)];
  }

  /** Its mark, ticks. */
  public long mark(long number) {
    return isForwards(number) ? after[place(number)] : before[place(number)];
  }

  /** How far marks have gone when so many ticks were played. */
  public Reach reach(long played) {
    Reach reach = new Reach(startMark.clone(), startMark.clone(), startMark.clone());
    long whole = 2L * instrument.length;
    for (long n = 0; n < Math.min(played, instrument.length); n++) {
      int of = instrument(n);
      reach.lows()[of] = Math.min(reach.lows()[of], mark(n));
      reach.highs()[of] = Math.max(reach.highs()[of], mark(n));
    }
    for (long n = played - played % whole; n < played; n++) {
      reach.last()[instrument(n)] = mark(n);
    }
    return reach;
  }

  /**
   * How far marks have gone, by instrument.
   *
   * @param lows lowest marks
   * @param highs highest marks
   * @param last marks in force
   */
  public record Reach(long[] lows, long[] highs, long[] last) {}
}
