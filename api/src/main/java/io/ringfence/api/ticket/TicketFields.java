package io.ringfence.api.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of a ticket, for the document; bodies are read as a stream. */
@Schema(description = "An order, or margin put in or taken out. Decimals are texts or numbers.")
record TicketFields(
    @Schema(
            description = "`open`, `add`, `reduce`, `close`, `add_margin` or `remove_margin`.",
            requiredMode = RequiredMode.REQUIRED)
        String action,
    @Schema(description = "Venue.", requiredMode = RequiredMode.REQUIRED) String venue,
    @Schema(description = "Account at it.", requiredMode = RequiredMode.REQUIRED) String account,
    @Schema(description = "Perpetual.", requiredMode = RequiredMode.REQUIRED) String instrument,
    @Schema(description = "`long` or `short`.", requiredMode = RequiredMode.REQUIRED) String side,
    @Schema(description = "Of an order, > 0.") String quantity,
    @Schema(description = "Of the fill; absent: the mark.") String price,
    @Schema(description = "Of an order; absent: the position's.") String leverage,
    @Schema(description = "Margin, > 0.") String amount,
    @Schema(description = "Of the fill; absent: the rule pack's taker fee.") String fee,
    @Schema(description = "Who opens: desk.") String desk,
    @Schema(description = "Who opens: book.") String book,
    @Schema(description = "Who opens: trader.") String trader,
    @Schema(description = "Stop for the whole of what is opened.") String stopPrice,
    @Schema(description = "Fraction a mark may move until it is approved, 0 to 0.1; absent: 0.01.")
        String markTolerance,
    @Schema(description = "Why.", requiredMode = RequiredMode.REQUIRED) String reason,
    @Schema(description = "Run; absent: the one that reaches furthest.") String run,
    @Schema(description = "Instant of it that was looked at; absent: its last.") String asOf) {}
