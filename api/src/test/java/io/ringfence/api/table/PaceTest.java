package io.ringfence.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who takes a table steps back for whoever asks something small. */
class PaceTest {
  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final int MEGABYTE = 1 << 20;

  @Test
  void aTableIsNotReadOnWhileSomebodyWaits() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    int waits = 5;
    AtomicInteger looksAtFirstByte = new AtomicInteger();
    InputStream rows =
        new InputStream() {
          @Override
          public int read() {
            looksAtFirstByte.compareAndSet(0, looks.get());
            return -1;
          }
        };
    Pace pace =
        new Pace(() -> looks.incrementAndGet() <= waits ? 1 : 0, () -> false, putOff(FOR_EVER));
    assertThat(pace.of(rows).read(new byte[10], 0, 10)).isEqualTo(-1);
    assertThat(looksAtFirstByte).hasValue(waits + 1);
  }

  @Test
  void aTableGoesOnWhereSomebodyAlwaysWaits() throws IOException {
    byte[] table = new byte[3_000_000];
    new Random(11).nextBytes(table);
    Pace pace = new Pace(() -> 1, () -> false, putOff(Duration.ofMillis(1)));
    assertThat(pace.of(new ByteArrayInputStream(table)).readAllBytes()).isEqualTo(table);
  }

  @Test
  void tablesTogetherKeepTheirStepsApartWhileSmallQuestionsAreAsked() throws Exception {
    Duration apart = Duration.ofMillis(40);
    Pace pace = new Pace(() -> 0, () -> true, new Pace.Bounds(FOR_EVER, apart, 2));
    long begin = System.nanoTime();
    Thread other = Thread.ofPlatform().daemon().start(() -> readAll(pace));
    readAll(pace);
    other.join();
    // Two tables of four steps each; less there cannot be, however fast the machine is.
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(apart.multipliedBy(8));
  }

  @Test
  void tablesHaveTheStoreForThemselvesWhereNobodyElseAsks() {
    Pace pace = new Pace(() -> 0, () -> false, new Pace.Bounds(FOR_EVER, FOR_EVER, 1));
    assertThat(readAll(pace)).hasSize(MEGABYTE);
  }

  @Test
  void noMoreTablesStepAtATimeThanMay() throws Exception {
    Pace pace = new Pace(() -> 0, () -> false, putOff(FOR_EVER));
    CountDownLatch firstReads = new CountDownLatch(1);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    AtomicInteger secondRead = new AtomicInteger();
    InputStream first =
        new InputStream() {
          @Override
          public int read() throws IOException {
            firstReads.countDown();
            try {
              firstMayEnd.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    InputStream second =
        new InputStream() {
          @Override
          public int read() {
            secondRead.incrementAndGet();
            return -1;
          }
        };
    Thread one = reading(pace.of(first));
    assertThat(firstReads.await(2, TimeUnit.MINUTES)).isTrue();
    Thread other = reading(pace.of(second));
    while (other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    int readBefore = secondRead.get();
    boolean waits = other.getState() == Thread.State.TIMED_WAITING;
    // It waits five seconds at most: on a machine that stood still so long nothing is shown.
    assertThat(waits && readBefore > 0).isFalse();
    firstMayEnd.countDown();
    one.join();
    other.join();
    assertThat(secondRead).hasValue(1);
  }

  private static Pace.Bounds putOff(Duration longest) {
    return new Pace.Bounds(longest, Duration.ZERO, 1);
  }

  private static byte[] readAll(Pace pace) {
    try {
      return pace.of(new ByteArrayInputStream(new byte[MEGABYTE])).readNBytes(MEGABYTE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Thread reading(InputStream rows) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                rows.read(new byte[1], 0, 1);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }
}
