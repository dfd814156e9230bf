package dev.tandem.console.fund;

import java.util.List;

import dev.tandem.console.page.Series;
import dev.tandem.console.suite.Reply;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

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
    var asked = funds.hotFunds();
    Reply ends = funds.ends().join();
    Reply hot = asked.join();
    model.addAttribute("away", hot.told("", "The data centre does not tell"));
    model.addAttribute("funds", hot.body().valueStream().map(HotFund::of).toList());
    List<Ends> told = ends.body().valueStream().map(Ends::of).toList();
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
}
