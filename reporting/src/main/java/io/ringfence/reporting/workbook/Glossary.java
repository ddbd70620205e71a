package io.ringfence.reporting.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every column means: {@code glossary.tsv} beside this class, kept as a file so that those who
 * answer for the words can read and change them. Its columns are table, heading, unit, formula and
 * meaning, its order is that of sheet Definitions.
 */
public final class Glossary {
  private static final String FILE = "glossary.tsv";

  /**
   * The meaning of a column.
   *
   * @param table table, or {@code Note} for a sentence about the whole pack
   * @param heading heading of the column
   * @param unit unit; empty: none
   * @param formula how it is computed; empty: it is a fact
   * @param meaning what it means
   */
  public record Entry(String table, String heading, String unit, String formula, String meaning) {
    static Entry of(String line) {
      List<String> fields = Arrays.asList(line.split("\t", -1));
      if (fields.size() != 5) {
        throw new IllegalStateException(
            FILE + " must have 5 fields in a line, has " + fields.size() + ": " + line);
      }
      return new Entry(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
    }
  }

  private record Key(String table, String heading) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  private Glossary(List<String> lines) {
    lines.stream().skip(1).map(Entry::of).forEach(this::add);
  }

  /** The glossary of this build. */
  public static Glossary ofClassPath() {
    try (InputStream file = Glossary.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new Glossary(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** The meaning of a column; refuses one that has none. */
  Entry of(String table, String heading) {
    Entry entry = entries.get(new Key(table, heading));
    if (entry == null) {
      throw new IllegalStateException(
          "%s does not say what column %s of %s means".formatted(FILE, heading, table));
    }
    return entry;
  }

  /** Every entry, in the order of the file. */
  public List<Entry> all() {
    return List.copyOf(entries.values());
  }

  private void add(Entry entry) {
    if (entries.put(new Key(entry.table(), entry.heading()), entry) != null) {
      throw new IllegalStateException(
          "%s explains column %s of %s twice".formatted(FILE, entry.heading(), entry.table()));
    }
  }
}
