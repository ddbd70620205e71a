package io.ringfence.api.ticket;

import io.ringfence.api.proposal.Asking;
import io.ringfence.api.proposal.ProposalAnswer;
import io.ringfence.api.proposal.ProposalBook;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalPage;
import io.ringfence.api.proposal.ProposalsAnswer;
import io.ringfence.api.proposal.Proposes;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders that are thought of. */
@RestController
@Tag(name = "tickets")
final class TicketsController {
  private final TicketSubject subject;
  private final ProposalBook book;

  TicketsController(TicketSubject subject, ProposalBook book) {
    this.subject = subject;
    this.book = book;
  }

  @Operation(operationId = "tickets", summary = "Tickets that were stored")
  @OpenTo
  @GetMapping("/v1/tickets")
  ProposalsAnswer tickets(
      @Valid @ParameterObject ProposalPage page,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.page(ProposalKind.TICKET, page, person, access);
  }

  @Operation(
      operationId = "storeTicket",
      summary = "Work out a ticket and store it",
      description =
          "By the venue's order effects at the mark, and against every budget that counts it, the"
              + " firm's included. One that leads beyond a hard budget, or where that is unknown,"
              + " waits for another person of the risk desk; what lowers a use never waits."
              + " Nothing is sent to any venue.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TicketFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER})
  @Proposes("/v1/tickets")
  ProposalAnswer store(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.make(subject, new Asking(request, person, access));
  }
}
