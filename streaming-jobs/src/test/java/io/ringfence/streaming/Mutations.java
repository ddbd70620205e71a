package io.ringfence.streaming;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.AvroCells;
import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.intake.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Records that are nearly right, drawn from a seed: rows of files in JSON or Avro, spoiled in one
 * of many ways or, now and then, left as they are.
 */
public final class Mutations {
  /** Values that somebody's code will write one day in the place of a text. */
  private static final List<String> WRONG_VALUES =
      List.of(
          "null",
          "true",
          "7",
          "-7.5",
          "1e400",
          "[]",
          "{}",
          "{\"a\":[1,2]}",
          "NaN",
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"-1\"",
          "\"1e999\"",
          "\"1e-999\"",
          "\"9\u0000\"",
          "\"\\ud800\"",
          "\"both\"",
          "\"a/b\"",
          "\"" + "9".repeat(400) + "\"",
          "\"0." + "1".repeat(60) + "\"",
          "\"-0\"",
          "\"２５\"",
          "\"2025-13-45T99:00:00Z\"",
          "\"2025-10-09T00:00:00\"");

  private final Random random;
  private final List<Sent> originals = new ArrayList<>();

  /**
   * A record.
   *
   * @param kind kind of its topic
   * @param value its value
   */
  public record Sent(InputKind kind, byte[] value) {}

  private record Row(InputKind kind, Map<String, String> cells) {}

  private final List<Row> rows = new ArrayList<>();

  /** Mutations of the rows of these files. */
  public Mutations(long seed, List<InputFile> files) throws IOException {
    random = new Random(seed);
    for (InputFile file : files) {
      try (FileRows read = new FileRows(file)) {
        for (FileRows.Row row = read.next(); row != null; row = read.next()) {
          rows.add(new Row(file.kind(), row.cells()));
        }
      }
    }
  }

  /** Some records. */
  public List<Sent> draw(int count) {
    originals.clear();
    for (int record = 0; record < count; record++) {
      originals.add(next());
    }
    return List.copyOf(originals);
  }

  private Sent next() {
    Row row = rows.get(random.nextInt(rows.size()));
    byte[] avro = random.nextBoolean() ? AvroCells.encode(row.kind(), row.cells()) : null;
    byte[] value = avro == null ? json(row) : avro;
    boolean asItIs = random.nextInt(10) == 0;
    return new Sent(row.kind(), asItIs ? value : bytes(value));
  }

  /** An object whose members are in any order, one of them perhaps spoiled, missing or twice. */
  private byte[] json(Row row) {
    if (row.kind() == InputKind.RULE_PACKS) {
      return row.cells().values().iterator().next().getBytes(StandardCharsets.UTF_8);
    }
    List<String> members = new ArrayList<>();
    new TreeMap<>(row.cells()).forEach((name, cell) -> members.add(member(name, quoted(cell))));
    Collections.shuffle(members, random);
    int place = random.nextInt(members.size());
    String name = members.get(place).substring(1, members.get(place).indexOf("\":"));
    switch (random.nextInt(6)) {
      case 0 -> members.remove(place);
      case 1 -> members.add(members.get(place));
      case 2 -> members.add(member("nobody_knows_me", WRONG_VALUES.get(random.nextInt(3))));
      case 3, 4 ->
          members.set(place, member(name, WRONG_VALUES.get(random.nextInt(WRONG_VALUES.size()))));
      default -> {
        // Only the order of the members is another.
      }
    }
    return ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static String member(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private byte[] bytes(byte[] value) {
    int at = random.nextInt(value.length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(value, at);
      case 1 -> with(value, at, (byte) random.nextInt(256));
      case 2 -> with(value, at, (byte) random.nextInt(32));
      case 3 -> with(value, at, (byte) 0xFF);
      case 4 -> Arrays.copyOf(value, value.length + 1 + random.nextInt(5));
      case 5 -> new byte[0];
      default -> value;
    };
  }

  private static byte[] with(byte[] value, int at, byte other) {
    byte[] copy = value.clone();
    copy[at] = other;
    return copy;
  }
}
