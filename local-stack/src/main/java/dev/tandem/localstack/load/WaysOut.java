package dev.tandem.localstack.load;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.localstack.check.books.Parts;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import tools.jackson.databind.JsonNode;

/** Settles breaks with the bank and the fund house as operators would. */
public final class WaysOut {

  private static final String WHY = "the outside world has erred";

  private final Sources sources;
  private final Http http;
  private final Http proposer;
  private final Http approver;
  private final Map<String, Long> credited = new HashMap<>();
  private final Map<String, Integer> taken = new TreeMap<>();

  /** Settles breaks of the suite at {@code sources}. */
  public WaysOut(Sources sources, Http http) {
    this.sources = sources;
    this.http = http;
    this.proposer = http.as(Caller.OPERATOR);
    this.approver = http.as(Caller.APPROVER);
  }

  /** Enters {@code day} as a holiday. */
  public void close(LocalDate day) throws IOException {
    Map<String, Object> change = Map.of("closed", day.toString(), "reason", WHY);
    Http.Answer answer = act(proposer, endpoint(Parts.FUND_PURCHASE, "tradingcalendar"), change);
    if (!answer.isSuccess()) {
      throw new IOException("The closure of %s was answered %s".formatted(day, answer));
    }
    taken("closure");
  }

  /**
   * Settles the oldest open breaks: those with the bank by crediting the smaller figure, or by
   * failing the payment if there is none; those with the fund house by its figures, or by
   * dismissing its line if it has none. Then the bank refunds the excess.
   *
   * @return whether there was anything to do
   */
  public boolean take() throws IOException {
    Map<String, Integer> before = Map.copyOf(taken);
    String bank = endpoint(Parts.WALLET, "bankbreaks");
    for (JsonNode found : proposer.get(bank).body().path("oldest")) {
      settleByBank(bank, found);
    }
    String house = endpoint(Parts.FUND_PURCHASE, "confirmationbreaks");
    for (JsonNode found : proposer.get(house + "?status=OPEN").body().path("oldest")) {
      settleByHouse(house, found);
    }
    haveReturned();
    return !taken.equals(before);
  }

  /** The number of settlements of each kind. */
  public Map<String, Integer> taken() {
    return taken;
  }

  private String endpoint(String service, String name) {
    return sources.operators().get(service) + "/actuator/" + name;
  }

  private void settleByBank(String breaks, JsonNode found) throws IOException {
    String url = breaks + "/" + found.path("id").asString();
    for (String settlement : List.of("CREDIT_SMALLER", "FAIL")) {
      Map<String, Object> proposal =
          Map.of("action", "propose", "settlement", settlement, "note", WHY);
      if (act(proposer, url, proposal).isSuccess()) {
        Http.Answer settled = act(approver, url, Map.of("action", "approve"));
        if (settled.isSuccess()) {
          long minor = settled.body().path("settled").path("creditedMinor").asLong();
          credited.put(found.path("subject").asString(), minor);
          taken(settlement);
          return;
        }
        act(approver, url, Map.of("action", "turn-down", "note", WHY));
      }
    }
  }

  private void settleByHouse(String breaks, JsonNode found) throws IOException {
    String url = breaks + "/" + found.path("id").asString();
    act(proposer, url, Map.of("action", "take"));
    for (String settlement : settlements(found)) {
      if (act(proposer, url, proposal(settlement, found)).isSuccess()) {
        if (act(approver, url, Map.of("action", "approve")).isSuccess()) {
          taken(settlement);
          return;
        }
        act(approver, url, Map.of("action", "turn-down", "note", WHY));
      }
    }
  }

  private static Map<String, Object> proposal(String settlement, JsonNode found) {
    Map<String, Object> proposal =
        new HashMap<>(Map.of("action", "propose", "settlement", settlement, "note", WHY));
    if (settlement.equals("APPLY_NAV")) {
      proposal.put("nav", found.at("/evidence/nav").asString());
    }
    return proposal;
  }

  private static List<String> settlements(JsonNode found) {
    return switch (found.path("kind").asString()) {
      case "OTHER_AMOUNT", "OTHER_SHARES", "OTHER_NAV", "NO_SHARES" ->
        List.of("ACCEPT_HOUSE", "DISMISS");
      case "NAV_CHANGED" -> List.of("APPLY_NAV", "DISMISS");
      case "NOT_TAKEN" -> List.of("SUBMIT_AGAIN", "RETURN_MONEY");
      default -> List.of("DISMISS");
    };
  }

  /** Makes the bank refund charges beyond the credited amount, and second charges. */
  private void haveReturned() throws IOException {
    Map<String, JsonNode> charges = new LinkedHashMap<>();
    Map<String, Long> kept = new HashMap<>();
    for (JsonNode line : http.get(sources.bankUrl() + "/ledger").body()) {
      long amount = line.path("amountMinor").asLong();
      switch (line.path("state").asString()) {
        case "CHARGED" -> {
          charges.putIfAbsent(line.path("reference").asString(), line);
          kept.merge(line.path("reference").asString(), amount, Long::sum);
        }
        case "REFUNDED" -> kept.merge(line.path("chargeReference").asString(), -amount, Long::sum);
        default -> {}
      }
    }
    for (var charge : charges.entrySet()) {
      String reference = charge.getKey();
      long once = charge.getValue().path("amountMinor").asLong();
      long held = kept.getOrDefault(reference, 0L);
      long excess = held - credited.getOrDefault(reference, once);
      if (excess > 0) {
        refund(reference, held, excess, charge.getValue().path("currency").asString());
      }
    }
  }

  /** One refund for each amount that the bank has held: the same again is the same refund. */
  private void refund(String charge, long held, long amountMinor, String currency)
      throws IOException {
    Map<String, Object> refund = Map.of(
        "reference",
        "back-%s-of-%s".formatted(charge, held),
        "chargeReference",
        charge,
        "amountMinor",
        amountMinor,
        "currency",
        currency);
    Http.Answer answer = act(http, sources.bankUrl() + "/refunds", refund);
    if (!answer.isSuccess()) {
      throw new IOException("The refund of %s was answered %s".formatted(charge, answer));
    }
    taken("refund");
  }

  private void taken(String way) {
    taken.merge(way, 1, Integer::sum);
  }

  private static Http.Answer act(Http who, String url, Map<String, Object> body)
      throws IOException {
    return who.post(url, body, Map.of());
  }
}
