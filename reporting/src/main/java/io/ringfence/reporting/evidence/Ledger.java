package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every report ever issued, one line each, numbered without a gap; each line names the SHA-256 of
 * the one before.
 *
 * @param entries from the first
 * @param hashes of their lines
 * @param fault what is wrong with it; null: the chain is whole
 */
record Ledger(List<LedgerEntry> entries, List<String> hashes, @Nullable Fault fault) {
  /** Stands before the first entry. */
  static final String GENESIS = "0".repeat(64);

  /**
   * Something that must not be in a ledger.
   *
   * @param place where
   * @param was what must be there
   * @param is what is there
   */
  record Fault(String place, String was, String is) {}

  /** Reads a ledger; one that is not there is empty. */
  static Ledger read(Path file) throws IOException {
    List<LedgerEntry> entries = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    String text = Files.exists(file) ? Files.readString(file) : "";
    String previous = GENESIS;
    for (String line : text.lines().toList()) {
      String place = "entry " + (entries.size() + 1);
      try {
        LedgerEntry entry = LedgerEntry.parse(line);
        if (entry.number() != entries.size() + 1) {
          return new Ledger(entries, hashes, new Fault(place, place, "entry " + entry.number()));
        }
        if (!entry.field("previous").equals(previous)) {
          return new Ledger(
              entries, hashes, new Fault(place, "after " + entry.field("previous"), previous));
        }
        entries.add(entry);
      } catch (IOException e) {
        return new Ledger(entries, hashes, new Fault(place, "one JSON object", "unreadable"));
      }
      previous = Sha256.hex(line);
      hashes.add(previous);
    }
    boolean whole = text.isEmpty() || text.endsWith("\n");
    return new Ledger(
        entries, hashes, whole ? null : new Fault("last line", "a whole line", "cut off"));
  }

  /** The ledger held against its head as it was written elsewhere. */
  Ledger anchoredBy(Path anchor) throws IOException {
    if (fault != null || !Files.exists(anchor)) {
      return this;
    }
    try {
      return anchoredBy(AuditLedger.Head.read(anchor));
    } catch (IOException e) {
      return faulty("anchor", "number and hash of the head", "unreadable");
    }
  }

  /** The ledger held against a head it had. */
  Ledger anchoredBy(AuditLedger.Head head) {
    long number = head.number();
    if (number > entries.size()) {
      return faulty("tail", number + " entries by its anchor", entries.size() + " entries, cut");
    }
    boolean same = number > 0 && hashes.get((int) number - 1).equals(head.hash());
    return same ? this : faulty("entry " + number, head.hash(), "written anew");
  }

  private Ledger faulty(String place, String was, String is) {
    return new Ledger(entries, hashes, new Fault(place, was, is));
  }

  String head() {
    return hashes.isEmpty() ? GENESIS : hashes.getLast();
  }

  /** The entry of a number. */
  Optional<LedgerEntry> entry(long number) {
    return number >= 1 && number <= entries.size()
        ? Optional.of(entries.get((int) number - 1))
        : Optional.empty();
  }

  /** The last entry that replaces a number. */
  Optional<LedgerEntry> replacing(long number) {
    return entries.stream()
        .filter(entry -> entry.supersedes() == number && entry.number() > number)
        .reduce((_, last) -> last);
  }

  /** Adds an entry to the file, on disk when this returns, and writes the head elsewhere. */
  static void append(EvidenceFolder folder, LedgerEntry entry) throws IOException {
    String line = entry.line();
    try (FileChannel file =
        FileChannel.open(folder.ledger(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    new AuditLedger.Head(entry.number(), Sha256.hex(line)).writeTo(folder.anchor());
  }
}
