package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document's examples of proposals are what the server answers to the document's own requests,
 * but for names, times and hashes; with {@code -Dexamples.write=true} they are written anew.
 */
@OnApi
class ProposalExamplesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String HASH =
      "9b1c6f0d7a4be1c5a2f38e5d6c7b8a9f00112233445566778899aabbccddeeff";

  /** What differs from time to time, and what stands for it. */
  private static final Map<String, String> STAND_INS =
      Map.of(
          "id", "P-7",
          "at", "2025-10-10T22:01:00Z",
          "decideBy", "2025-10-11T22:01:00Z",
          "payloadHash", HASH,
          "sha256", HASH,
          "since", "2025-10-10T22:01:00Z",
          "proposal", "P-7",
          "file", "000003-budgets.csv");

  private final RunningApi api;
  private final People people;
  private final String pablo;
  private final String dana;

  ProposalExamplesTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
    this.pablo = people.token("P-1002", "portfolio-manager", "alpha", "alpha2");
    this.dana = people.token("P-1001", "risk-desk", "alpha", "alpha2");
  }

  private static String request(String operation) {
    String file = "/openapi/" + operation + "-request.json";
    try (InputStream json = ProposalExamplesTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Answer decided(Answer made, String decision, String token) {
    String body =
        request(decision + "Proposal").replace(HASH, made.json().at("/payloadHash").stringValue());
    return api.post("/v1/proposals/" + People.id(made) + "/" + decision, token, body);
  }

  @Test
  void requestsOfTheDocumentAreAnsweredAsItSays() throws IOException {
    Answer ticket = people.make("/v1/tickets", pablo, request("storeTicket"));
    same("storeTicket", ticket.json());
    same("tickets", listed("/v1/tickets"));
    same("rejectProposal", decided(ticket, "reject", dana).json());

    Answer moves = people.make("/v1/reallocations", pablo, request("proposeReallocation"));
    same("proposeReallocation", moves.json());
    same("reallocations", listed("/v1/reallocations"));
    same("withdrawProposal", decided(moves, "withdraw", pablo).json());

    Answer budget = people.make("/v1/budgets/proposals", pablo, request("proposeBudget"));
    same("proposeBudget", budget.json());
    same("budgetProposals", listed("/v1/budgets/proposals"));
    same("approveProposal", decided(budget, "approve", dana).json());
    same("proposals", listed("/v1/proposals"));

    // The firm has its own beside the desk's: an order of columns, to which nobody need agree.
    String officers = people.token("P-33", "risk-admin", "*");
    String firm =
        "{\"node\":\"firm\",\"columns\":\"\",\"reason\":\"test\",\"run\":\"replay-crash\"}";
    Answer columns = people.make("/v1/defaults/proposals", officers, firm);
    assertThat(columns.json().at("/state").stringValue()).isEqualTo("CLEARED");

    String ravi = people.token("P-1004", "risk-admin", "alpha", "alpha2");
    Answer defaults = people.make("/v1/defaults/proposals", ravi, request("proposeDefaults"));
    same("proposeDefaults", defaults.json());
    same("defaultsProposals", listed("/v1/defaults/proposals"));
    assertThat(decided(defaults, "approve", dana).status()).isEqualTo(200);
    same("defaults", api.get("/v1/defaults", people.token("P-9", "risk-desk", "alpha2")).json());
    same("proposal", api.get("/v1/proposals/" + People.id(budget), pablo).json());
  }

  private JsonNode listed(String path) {
    ObjectNode list = (ObjectNode) api.get(path + "?limit=1", pablo).json();
    return list.putNull("next");
  }

  private static void same(String operation, JsonNode answer) throws IOException {
    JsonNode found = standIns(answer);
    if (Boolean.getBoolean("examples.write")) {
      Files.writeString(
          Path.of("src/main/resources/openapi/" + operation + ".json"),
          JSON.writeValueAsString(found) + "\n");
      return;
    }
    String file = "/openapi/" + operation + ".json";
    try (InputStream example = ProposalExamplesTest.class.getResourceAsStream(file)) {
      assertThat(found)
          .as(operation)
          .isEqualTo(JSON.readTree(Objects.requireNonNull(example, file)));
    }
  }

  private static JsonNode standIns(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object
              .propertyNames()
              .forEach(
                  name -> {
                    JsonNode value = object.get(name);
                    if (STAND_INS.containsKey(name) && value.isString()) {
                      object.put(name, STAND_INS.get(name));
                    } else if (name.equals("number")) {
                      object.put(name, 3);
                    } else {
                      standIns(value);
                    }
                  });
      case ArrayNode array -> array.forEach(ProposalExamplesTest::standIns);
      case JsonNode _ -> {}
    }
    return node;
  }
}
