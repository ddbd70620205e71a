package io.ringfence.api.help;

import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What was found. */
@Schema(name = "Help", description = "What figures mean, and where venues keep their settings.")
record HelpAnswer(
    @Schema(description = "Entries that hold the words, shown or not.") int found,
    @Schema(description = "At most 100 of them.") List<Meaning> meanings,
    @Schema(description = "Venues that hold the words.") List<Venue> venues)
    implements ListAnswer<HelpAnswer.Meaning> {
  @Override
  public List<Meaning> rows() {
    return meanings;
  }

  /** What a figure means. */
  @Schema(name = "Meaning", description = "What a figure means.")
  record Meaning(
      @Schema(description = "Where it stands in reports; `Note`: everywhere.") String table,
      @Schema(description = "Its name.") String heading,
      @Schema(description = "Unit; empty: none.") String unit,
      @Schema(description = "How it is computed; empty: it is a fact.") String formula,
      @Schema(description = "In words.") String meaning) {}

  /** Where a venue keeps its isolated-margin setting. */
  @Schema(name = "VenueSetting", description = "Where a venue keeps its isolated-margin setting.")
  record Venue(
      @Schema(description = "What positions and rules call it; empty: none is valued here.")
          List<String> codes,
      @Schema(description = "The venue.") String venue,
      @Schema(description = "What the setting belongs to.") String belongsTo,
      @Schema(description = "Where it is set.") String setting,
      @Schema(description = "How margin is added and taken out.") String margin,
      @Schema(description = "What to know before changing it.") String note) {}
}
