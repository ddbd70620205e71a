package io.ringfence.bench.stream;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.launcher.bench.Alerts;
import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.launcher.bench.Population;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What an {@link AlertLog} has written.
 *
 * @param due when the tick of each alert was due, epoch microseconds
 * @param written when it was written
 * @param what position and level of each, packed
 */
record AlertFile(long[] due, long[] written, long[] what) {
  static AlertFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int count = bytes.remaining() / AlertLog.ENTRY_BYTES;
    AlertFile alerts = new AlertFile(new long[count], new long[count], new long[count]);
    for (int i = 0; i < count; i++) {
      alerts.due[i] = bytes.getLong();
      alerts.written[i] = bytes.getLong();
      alerts.what[i] = pack(bytes.getInt(), bytes.getInt());
    }
    return alerts;
  }

  /** Whether the last alert was written since then, and soon after its tick was due. */
  static boolean isCurrent(Path file, long since) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long last = channel.size() / AlertLog.ENTRY_BYTES - 1;
      ByteBuffer entry = ByteBuffer.allocate(AlertLog.ENTRY_BYTES);
      if (last < 0 || channel.read(entry, last * AlertLog.ENTRY_BYTES) < entry.capacity()) {
        return false;
      }
      long due = entry.flip().getLong();
      long written = entry.getLong();
      return written > since && written - due <= RecoveryVerdict.CURRENT_MICROS;
    }
  }

  private static long pack(int position, int level) {
    return (long) position << 8 | level & 0xFF;
  }

  /** Which of each alert's ticks it was, and what; in ascending order. */
  private long[][] identities(long anchor, long rate) {
    long[][] all = new long[due.length][];
    Pace pace = Pace.scheduled(0, rate);
    for (int i = 0; i < all.length; i++) {
      long number = Math.round((due[i] - anchor) * (rate / 1e6));
      // Several ticks are due in a microsecond's rounding: the instrument's own is told by them.
      all[i] = new long[] {pace.dueNanos(number) / 1000, what[i]};
    }
    Arrays.sort(all, Arrays::compare);
    return all;
  }

  /**
   * How many alerts are in neither or both.
   *
   * @param lost in the other and not here
   * @param duplicate here and not in the other
   */
  record Difference(long lost, long duplicate) {}

  Difference against(AlertFile expected, long anchor, long rate) {
    long[][] ours = identities(anchor, rate);
    long[][] theirs = expected.identities(anchor, rate);
    long lost = 0;
    long duplicate = 0;
    int i = 0;
    int k = 0;
    while (i < ours.length || k < theirs.length) {
      int order =
          i == ours.length ? 1 : k == theirs.length ? -1 : Arrays.compare(ours[i], theirs[k]);
      duplicate += order < 0 ? 1 : 0;
      lost += order > 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      k += order >= 0 ? 1 : 0;
    }
    return new Difference(lost, duplicate);
  }

  /** Digest of who was ever alerted. */
  Alerts alerts(int positions) {
    Alerts alerts = new Alerts(positions);
    for (long one : what) {
      int level = (byte) one;
      int position = (int) (one >> 8);
      if (level < 0) {
        alerts.liquidated(position);
      } else {
        alerts.reached(position, level);
      }
    }
    return alerts;
  }

  /** What a run without any kill tells: the same books, in one thread, without Flink. */
  static AlertFile uninterrupted(
      Population population, TickTape tape, long played, long anchor, long rate) {
    Recorder recorder = new Recorder();
    ExposureBook[] books = new ExposureBook[population.instruments];
    Pace pace = Pace.scheduled(0, rate);
    for (int i = 0; i < books.length; i++) {
      int first = population.first[i];
      books[i] =
          new ExposureBook(BenchContract.terms(), LiquidationMode.CLOSES, recorder.of(first));
      for (int id = first; id < population.first[i + 1]; id++) {
        books[i].open(
            new PositionVersion(
                population.quantity[id],
                population.entry[id],
                population.wallet[id],
                0,
                population.desk[id]));
      }
      books[i].tick(population.startMark[i]);
    }
    for (long n = 0; n < played; n++) {
      recorder.dueMicros = anchor + pace.dueNanos(n) / 1000;
      books[tape.instrument(n)].tick(tape.mark(n));
    }
    return recorder.file();
  }

  private static final class Recorder {
    private long dueMicros;
    private long[] due = new long[1 << 16];
    private long[] what = new long[1 << 16];
    private int count;

    private BookListener of(int firstId) {
      return new BookListener() {
        @Override
        public void levelReached(int slot, int level) {
          add(firstId + slot, level);
        }

        @Override
        public void levelLeft(int slot, int level) {}

        @Override
        public void liquidated(int slot) {
          add(firstId + slot, PeerAlert.LIQUIDATED);
        }

        @Override
        public void stopTouched(int slot) {}
      };
    }

    private void add(int position, int level) {
      if (count == due.length) {
        due = Arrays.copyOf(due, 2 * count);
        what = Arrays.copyOf(what, 2 * count);
      }
      due[count] = dueMicros;
      what[count++] = pack(position, level);
    }

    private AlertFile file() {
      return new AlertFile(Arrays.copyOf(due, count), new long[count], Arrays.copyOf(what, count));
    }
  }
}
