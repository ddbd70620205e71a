package io.ringfence.api.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is handed to the stream: a file of kind {@code acknowledgements} that is only ever added to,
 * as {@code ringfence produce} sends it to the topic and a replay reads it. Safe for several
 * threads.
 */
final class AcknowledgementFile {
  /** More than people acknowledge in years. */
  private static final int MOST = 200_000;

  private static final String HEADER = "ts,notice_id,person,decision,remark\n";
  private static final int FIELDS = 5;

  private final Path file;
  private final List<AcknowledgementFigures> rows = new ArrayList<>();

  /**
   * Reads what was handed over before.
   *
   * @throws IOException when it cannot be read, or naming a line that is none
   */
  AcknowledgementFile(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER);
    }
    List<String> lines = Files.readAllLines(file);
    for (int line = 1; line < lines.size(); line++) {
      rows.add(row(lines.get(line), line + 1));
    }
  }

  private AcknowledgementFigures row(String line, int number) throws IOException {
    List<String> fields = fields(line);
    if (fields.size() != FIELDS) {
      throw new IOException(
          "%s, line %s must have %s fields, has %s".formatted(file, number, FIELDS, fields.size()));
    }
    return new AcknowledgementFigures(
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4).isEmpty() ? null : fields.get(4),
        Instant.parse(fields.get(0)),
        AcknowledgementFigures.State.PENDING);
  }

  /** Fields of a line as this class writes it. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      boolean doubled = letter == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (quoted && doubled) {
        field.append(letter);
        i++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** What was handed over of some alerts. */
  synchronized List<AcknowledgementFigures> rows() {
    return List.copyOf(rows);
  }

  /**
   * Adds a row; on disk when this returns. One that says what an earlier one says is not added.
   *
   * @return the row that stands
   * @throws IllegalStateException when there are too many
   */
  synchronized AcknowledgementFigures add(AcknowledgementFigures row) throws IOException {
    for (AcknowledgementFigures before : rows) {
      if (before.repeats(row)) {
        return before;
      }
    }
    if (rows.size() >= MOST) {
      throw new IllegalStateException(file + " is full: hand it to the stream and move it away");
    }
    String remark = row.remark() == null ? "" : row.remark();
    String line =
        "%s,%s,%s,%s,%s\n"
            .formatted(
                row.at(), row.alertId(), quoted(row.person()), row.decision(), quoted(remark));
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(false);
    }
    rows.add(row);
    return row;
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.isEmpty() ? "" : '"' + line.replace("\"", "\"\"") + '"';
  }
}
