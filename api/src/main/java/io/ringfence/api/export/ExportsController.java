package io.ringfence.api.export;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A page makes a file of rows it was given already. It tells so first, and makes the file once that
 * is written down. Said twice it is two lines: a file may be made twice.
 */
@RestController
@Tag(name = "exports")
final class ExportsController {
  private static final Set<String> NAMES = Set.of("kind", "rows");
  private static final int MOST_ROWS = 1_000_000;

  private final InstantSource clock;
  private final Deeds deeds;

  ExportsController(InstantSource clock, Deeds deeds) {
    this.clock = clock;
    this.deeds = deeds;
  }

  /** What can be taken away. */
  enum Kind {
    LEVELS
  }

  /** What was written down. */
  @Schema(name = "ExportTold", description = "An export as it was written down.")
  record Told(
      @Schema(description = "What is taken away.") Kind kind,
      @Schema(description = "Of how many positions.") int rows,
      @Schema(description = "When it was told.") Instant at) {}

  @Operation(
      operationId = "tellExport",
      summary = "Tell of an export",
      description =
          "Whoever makes a file of rows that were answered before says so here; it is a line of the"
              + " audit ledger before it is answered. What the server itself hands out as a file or"
              + " a table is written down without being told.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = ExportFields.class))))
  @OpenTo
  @PostMapping(path = "/v1/exports", consumes = MediaType.APPLICATION_JSON_VALUE)
  Told tell(
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    JsonFields fields = JsonFields.read(body, NAMES);
    Kind kind = fields.constant("kind", Kind.class);
    int rows =
        fields
            .whole("rows", 0, MOST_ROWS)
            .orElseThrow(() -> JsonFields.refused("rows must be given"));
    deeds.done(request);
    return new Told(kind, rows, clock.instant());
  }
}
