package dev.tandem.console.fund;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.tandem.console.page.Series;
import dev.tandem.console.suite.Reply;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** The page of what is bought, and what fails. */
@Controller
class FundController {

  private final ReadFunds funds;

  FundController(ReadFunds funds) {
    this.funds = funds;
  }

  @GetMapping("/funds")
  String page() {
    return "fund/page";
  }

  /** The ranking and the unusual minutes, for the open page to fetch. */
  @GetMapping("/funds/now")
  String now(Model model) {
    Reply hot = funds.hotFunds();
    Reply ends = funds.ends();
    model.addAttribute("away", hot.told("", "The data centre does not tell"));
    model.addAttribute("funds", all(hot).map(HotFund::of).toList());
    List<Ends> told = all(ends).map(Ends::of).toList();
    model.addAttribute("unusual", told.stream().filter(Ends::unusual).toList());
    model.addAttribute(
        "failed", told.stream().filter(it -> it.abnormal() > 0).limit(20).toList());
    return "fund/now";
  }

  @GetMapping("/funds/series/orders")
  ResponseEntity<Series> orders() {
    return funds.trends().asJson();
  }

  @GetMapping("/funds/series/failures")
  ResponseEntity<Series> failures() {
    return funds.failures().asJson();
  }

  private static Stream<JsonNode> all(Reply reply) {
    return StreamSupport.stream(reply.body().spliterator(), false);
  }
}
