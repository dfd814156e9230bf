package dev.tandem.console.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** The pages of held payments, and taking decisions on them. */
@Controller
class ReviewController {

  private final SuiteClient suite;

  ReviewController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/reviews")
  String reviews(@RequestParam(defaultValue = "OPEN") ReviewStatus status, Model model) {
    Reply reply =
        suite.get(Service.RISK, "/v1/reviews?limit=100&status=" + status).join();
    List<Review> reviews = new ArrayList<>();
    if (reply instanceof Reply.Answered(JsonNode page)) {
      page.path("data").forEach(review -> reviews.add(Review.of(review)));
    } else {
      model.addAttribute("gap", Service.RISK.title());
    }
    model.addAttribute("status", status);
    model.addAttribute("reviews", reviews);
    // Of the intention: a form that is sent twice decides once.
    model.addAttribute("key", UUID.randomUUID().toString());
    return "review/page";
  }

  @PostMapping("/reviews/{id}")
  String decide(
      @PathVariable String id,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String note,
      @RequestParam String key,
      RedirectAttributes said) {
    Reply reply = suite
        .post(
            Service.RISK,
            "/v1/reviews/" + id + "/decision",
            key + id,
            Map.of("decision", decision, "note", note))
        .join();
    said.addFlashAttribute(
        "said",
        reply.told(
            reply.body().path("status").asString("").equals("OPEN")
                ? "Approved by you: it goes on when another approver agrees."
                : decision.equals("APPROVE")
                    ? "Approved: the payment goes on."
                    : "Rejected: it ends here.",
            "Not decided"));
    return "redirect:/reviews";
  }
}
