package io.ringfence.contracts.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringfence.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a venue answered when it was asked for an account's positions: its answer as it came,
 * a list of positions, or JSON Lines of either. A row that cannot be used is refused by itself; the
 * rows beside it are read.
 */
public final class VenuePayloads {
  private static final Map<String, PositionFormat> FORMATS =
      Map.of(
          "binance", new BinanceFormat(),
          "binance-coinm", new BinanceFormat(),
          "aster", new BinanceFormat(),
          "bybit", new BybitFormat(),
          "okx", new OkxFormat(),
          "hyperliquid", new HyperliquidFormat());

  private final String file;
  private final PayloadSource source;
  private final PositionFormat format;
  private final List<PayloadRow> rows = new ArrayList<>();

  private VenuePayloads(String file, PayloadSource source, PositionFormat format) {
    this.file = file;
    this.source = source;
    this.format = format;
  }

  /** Codes of the venues whose payloads can be read, in the order of the alphabet. */
  public static Set<String> venues() {
    return new TreeSet<>(FORMATS.keySet());
  }

  /**
   * Reads a file.
   *
   * @param file name of the file, for messages
   * @param content its bytes, UTF-8
   * @param source what it does not say of itself
   * @return its rows in their order
   * @throws IllegalArgumentException for a venue whose payloads cannot be read
   */
  public static List<PayloadRow> read(String file, byte[] content, PayloadSource source) {
    PositionFormat format = FORMATS.get(source.venue());
    if (format == null) {
      throw new IllegalArgumentException(
          "venue must be one of " + venues() + ", was " + source.venue());
    }
    VenuePayloads payloads = new VenuePayloads(file, source, format);
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (areJsonLines(lines)) {
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          payloads.addDocument(lines.get(i).getBytes(StandardCharsets.UTF_8), i);
        }
      }
    } else {
      payloads.addDocument(content, 0);
    }
    return List.copyOf(payloads.rows);
  }

  /** Several lines whose first is an object from its first to its last character. */
  private static boolean areJsonLines(List<String> lines) {
    List<String> written = lines.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    return written.size() > 1
        && written.getFirst().startsWith("{")
        && written.getFirst().endsWith("}");
  }

  /**
   * Adds the rows of one document.
   *
   * @param linesBefore lines of the file before it
   */
  private void addDocument(byte[] content, int linesBefore) {
    Map<Json.Members, Integer> lines = new IdentityHashMap<>();
    try {
      Json document = Json.read(content, (object, line) -> lines.put(object, line + linesBefore));
      PayloadDocument.rows(file, source.venue(), document, lines::get).forEach(this::addRow);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      refuse(file + ", line " + (line + linesBefore) + ": must be JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      refuse(file + ": must be JSON: " + e);
    } catch (PayloadException e) {
      refuse(e.getMessage());
    }
  }

  private void addRow(PayloadDocument.Row row) {
    try {
      rows.add(format.read(row.fields(), source, row.takenAt()));
    } catch (PayloadException e) {
      refuse(e.getMessage());
    } catch (IllegalArgumentException e) {
      refuse(row.fields().place() + ": " + e.getMessage());
    }
  }

  private void refuse(String message) {
    rows.add(new PayloadRow.Refused(message));
  }
}
