package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people did and what they were refused, one JSON line each, numbered without a gap; each line
 * names the SHA-256 of the one before. Lines are only ever added. Safe for several threads; one
 * process at a time has a file open.
 */
public final class AuditLedger implements AutoCloseable {
  private static final String NUMBER = "number";
  private static final String PREVIOUS = "previous";

  private final FileChannel file;
  private final FileLock lock;
  private long number;
  private String head;

  private AuditLedger(FileChannel file, FileLock lock, Head head) {
    this.file = file;
    this.lock = lock;
    this.number = head.number();
    this.head = head.hash();
  }

  /**
   * Where a ledger ends.
   *
   * @param number number of the last line; 0: there is none
   * @param hash SHA-256 of the last line, hexadecimal; 64 zeros where there is none
   */
  public record Head(long number, String hash) {
    private static final String HASH = "hash";

    static final Head NONE = new Head(0, Ledger.GENESIS);

    /**
     * Reads a head as it was written elsewhere.
     *
     * @throws IOException when it is none
     */
    static Head read(Path anchor) throws IOException {
      return parse(Files.readString(anchor).strip());
    }

    private static Head parse(String line) throws IOException {
      Map<String, String> fields = EvidenceJson.fields(line);
      try {
        return new Head(
            Long.parseLong(fields.getOrDefault(NUMBER, "")), fields.getOrDefault(HASH, ""));
      } catch (NumberFormatException e) {
        throw new IOException("a ledger's head must be number and hash, was " + line, e);
      }
    }

    /** Whoever reads it meanwhile reads the one before or this one, never half of it. */
    void writeTo(Path anchor) throws IOException {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(NUMBER, Long.toString(number));
      fields.put(HASH, hash);
      Path part = anchor.resolveSibling(anchor.getFileName() + ".part");
      Files.writeString(part, EvidenceJson.object(fields) + "\n");
      Files.move(part, anchor, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * A line of the ledger.
   *
   * @param head its number and hash
   * @param fields what it says
   */
  record Line(Head head, Map<String, String> fields) {}

  /**
   * Opens a ledger to add to it; one that is not there begins.
   *
   * @throws IOException when the disk fails, another process has it open, or a line is not what
   *     must follow the one before: nothing is added to a ledger that somebody changed
   */
  public static AuditLedger open(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try {
      return new AuditLedger(file, lock(file, path), check(path));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileLock lock(FileChannel file, Path path) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new IOException("audit ledger " + path + " is open already", e);
    }
    if (lock == null) {
      throw new IOException("audit ledger " + path + " is open in another process");
    }
    return lock;
  }

  /**
   * Follows the chain of a ledger from its first line to its last.
   *
   * @throws IOException when it cannot be read, or naming the first line that does not follow
   */
  public static Head check(Path path) throws IOException {
    return follow(path, _ -> {});
  }

  /**
   * Every line of a ledger, its chain followed.
   *
   * @throws IOException when it cannot be read, or naming the first line that does not follow
   */
  static List<Line> lines(Path path) throws IOException {
    List<Line> lines = new ArrayList<>();
    follow(path, lines::add);
    return lines;
  }

  private static Head follow(Path path, Consumer<Line> reader) throws IOException {
    Head head = Head.NONE;
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        Line line = next(head, text, path);
        reader.accept(line);
        head = line.head();
      }
    } catch (UncheckedIOException e) {
      throw new IOException(path + " cannot be read", e);
    }
    return head;
  }

  /**
   * The last lines before one, in their order. A line that is being written is not among them.
   *
   * @param number number of that line
   * @param most most lines, at least 1
   */
  public static List<Map<String, String>> before(Path path, long number, int most)
      throws IOException {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      long at = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        if (at < number && line.endsWith("}")) {
          last.addLast(line);
        }
        if (last.size() > most) {
          last.removeFirst();
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(path + " cannot be read", e);
    }
    List<Map<String, String>> entries = new ArrayList<>();
    for (String line : last) {
      entries.add(EvidenceJson.fields(line));
    }
    return entries;
  }

  private static Line next(Head before, String line, Path path) throws IOException {
    long number = before.number() + 1;
    Map<String, String> fields;
    try {
      fields = EvidenceJson.fields(line);
    } catch (IOException e) {
      throw new IOException("audit ledger %s: line %s is no entry".formatted(path, number), e);
    }
    boolean follows =
        Long.toString(number).equals(fields.get(NUMBER))
            && before.hash().equals(fields.get(PREVIOUS));
    if (!follows) {
      throw new IOException(
          "audit ledger %s: line %s must be entry %s after %s, was entry %s after %s"
              .formatted(
                  path, number, number, before.hash(), fields.get(NUMBER), fields.get(PREVIOUS)));
    }
    return new Line(new Head(number, Sha256.hex(line)), fields);
  }

  /**
   * Adds a line.
   *
   * @param entry what happened; the names {@code number} and {@code previous} are the ledger's own
   * @param durable whether it must be on disk when this returns, as what somebody did must; what
   *     somebody was refused need not
   * @throws UncheckedIOException when the disk fails: what was to be done must not be done then
   */
  public synchronized Head append(Map<String, String> entry, boolean durable) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(NUMBER, Long.toString(number + 1));
    fields.putAll(entry);
    fields.put(PREVIOUS, head);
    String line = EvidenceJson.object(fields);
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      if (durable) {
        file.force(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audit ledger cannot be written", e);
    }
    number++;
    head = Sha256.hex(line);
    return new Head(number, head);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    file.close();
  }
}
