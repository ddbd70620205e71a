package io.ringfence.api.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables as files, so that what is asked for again is not made again. A file belongs to one
 * statement with its run, its knowledge and its desks, and to the parts that the store's table
 * consisted of: another scope is another file, and a row more is, too. Kept is what is asked for a
 * second time, an hour at most and up to a number of bytes, the least used goes first. Safe for
 * several threads.
 */
final class KeptTables implements AutoCloseable {
  private static final long MOST_BYTES = 1L << 30;
  private static final Duration AGE = Duration.ofHours(1);

  /** Whoever was just given a file has opened it by then. */
  private static final Duration FAREWELL = Duration.ofMinutes(1);

  private static final int MOST_ASKED = 10_000;
  private static final int WEIGHED_IN = 1 << 10;

  private final Path folder;
  private final long mostOfOne;
  private final Cache<String, File> kept;
  private final Cache<String, Boolean> asked =
      Caffeine.newBuilder().maximumSize(MOST_ASKED).expireAfterWrite(AGE).build();
  private final Set<String> making = ConcurrentHashMap.newKeySet();
  private final Deque<Gone> gone = new ArrayDeque<>();

  /**
   * A table as a file.
   *
   * @param path where it lies
   * @param bytes its length
   */
  record File(Path path, long bytes) {}

  private record Gone(Path path, long atNanos) {}

  private KeptTables(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostOfOne = mostBytes / 2;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes / WEIGHED_IN)
            .weigher((String _, File file) -> (int) (file.bytes() / WEIGHED_IN) + 1)
            .expireAfterWrite(AGE)
            .executor(Runnable::run)
            .removalListener(this::leave)
            .build();
  }

  /** In a folder of its own that nobody else may read and that goes with it. */
  static KeptTables of(MeterRegistry metrics) {
    KeptTables tables = of(MOST_BYTES);
    Gauge.builder("ringfence.tables.kept", tables, KeptTables::bytes)
        .description("Bytes of tables kept as files")
        .baseUnit("bytes")
        .register(metrics);
    return tables;
  }

  /** The same with a bound of its own, and without being measured. */
  static KeptTables of(long mostBytes) {
    try {
      return new KeptTables(Files.createTempDirectory("ringfence-tables-"), mostBytes);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for tables can be made", e);
    }
  }

  /** Whether an answer to a question is kept, of whatever contents: keys begin with its name. */
  boolean mayHold(String question) {
    return kept.asMap().keySet().stream().anyMatch(key -> key.startsWith(question));
  }

  /** The file of a key; empty: there is none. */
  Optional<File> find(String key) {
    sweep();
    return Optional.ofNullable(kept.getIfPresent(key));
  }

  /**
   * An output that keeps what it passes on; the same output where this is not wanted: a key asked
   * for the first time, or being kept already.
   */
  PassedOn passOn(String key, OutputStream out) throws IOException {
    boolean isAgain = asked.asMap().put(key, true) != null;
    return isAgain && making.add(key)
        ? new PassedOn(out, key, Files.createTempFile(folder, "table-", ".arrows"))
        : new PassedOn(out, key, null);
  }

  private double bytes() {
    return kept.asMap().values().stream().mapToLong(File::bytes).sum();
  }

  private void leave(@Nullable String key, @Nullable File file, RemovalCause cause) {
    if (file != null) {
      synchronized (gone) {
        gone.add(new Gone(file.path(), System.nanoTime()));
      }
    }
  }

  private void sweep() {
    kept.cleanUp();
    synchronized (gone) {
      Gone first = gone.peek();
      while (first != null && System.nanoTime() - first.atNanos() > FAREWELL.toNanos()) {
        delete(first.path());
        gone.remove();
        first = gone.peek();
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a kept table cannot be removed", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      files.forEach(KeptTables::delete);
    }
    Files.deleteIfExists(folder);
  }

  /** What is passed on to a reader, and kept if it comes to its end. */
  final class PassedOn extends OutputStream {
    private final OutputStream out;
    private final String key;
    private final @Nullable Path file;
    private @Nullable OutputStream copy;
    private long bytes;
    private boolean isWhole;

    private PassedOn(OutputStream out, String key, @Nullable Path file) throws IOException {
      this.out = out;
      this.key = key;
      this.file = file;
      this.copy = file == null ? null : Files.newOutputStream(file);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      bytes += length;
      OutputStream into = copy;
      if (into != null && bytes <= mostOfOne) {
        into.write(some, from, length);
      }
      out.write(some, from, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    /** Says that everything has been written. */
    void finish() {
      isWhole = true;
    }

    @Override
    public void close() throws IOException {
      OutputStream into = copy;
      copy = null;
      if (into == null || file == null) {
        return;
      }
      into.close();
      if (isWhole && bytes <= mostOfOne) {
        kept.put(key, new File(file, bytes));
      } else {
        delete(file);
      }
      making.remove(key);
    }
  }
}
