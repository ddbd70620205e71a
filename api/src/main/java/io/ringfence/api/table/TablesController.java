package io.ringfence.api.table;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.wire.ArrowMedia;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.TablesQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every table of a run as a stream of Arrow record batches, with the caller's scope. */
@RestController
@Tag(name = "tables")
final class TablesController {
  private final Questions questions;
  private final ArrowStreams streams;
  private final Deeds deeds;

  TablesController(Questions questions, ArrowStreams streams, Deeds deeds) {
    this.questions = questions;
    this.streams = streams;
    this.deeds = deeds;
  }

  /** Which tables there are for a caller. */
  @Schema(description = "Tables of which the caller may see rows.")
  record TablesAnswer(@Schema(description = "By name.") List<TableColumns> tables)
      implements ListAnswer<TableColumns> {
    @Override
    public List<TableColumns> rows() {
      return tables;
    }
  }

  /** A table. */
  @Schema(description = "A table.")
  record TableColumns(
      @Schema(description = "Its name.") String table,
      @Schema(
              description = "ClickHouse type of each column, by its name.",
              additionalPropertiesSchema = String.class)
          Map<String, String> columns) {}

  @Operation(
      operationId = "tables",
      summary = "Which tables there are",
      description = "Tables of which the caller may see rows; with all desks every one.")
  @OpenTo
  @GetMapping("/v1/tables")
  TablesAnswer tables(
      @Valid @ParameterObject Moment moment, @Parameter(hidden = true) DeskAccess access) {
    return new TablesAnswer(
        streams.visible(questions.of(moment, access)).stream()
            .map(table -> new TableColumns(table.name(), table.columns()))
            .toList());
  }

  @Operation(
      operationId = "table",
      summary = "A table as Arrow",
      description =
          "All rows of a run that the caller may see, as an Arrow IPC stream, in one order. `asOf`"
              + " chooses nothing here; rows recorded after `asKnown` are left out. Who takes it is"
              + " written down.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The rows.",
              content =
                  @Content(
                      mediaType = ArrowMedia.TYPE,
                      schema = @Schema(type = "string", format = "binary"))))
  @OpenTo
  @GetMapping(path = "/v1/tables/{table}", produces = ArrowMedia.TYPE)
  void table(
      @PathVariable String table,
      @Valid @ParameterObject Moment moment,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    Asked asked = questions.of(moment, access);
    TablesQuery.Row found = streams.visible(asked, table);
    response.setContentType(ArrowMedia.TYPE);
    streams.write(asked, found, request, response, () -> deeds.done(request));
  }
}
