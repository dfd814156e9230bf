package dev.tandem.console.search;

import java.util.List;
import java.util.regex.Pattern;

import dev.tandem.console.journal.JdbcEvents;
import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.page.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The search box, and its page of results where there is more than one. */
@Controller
class SearchController {

  private static final int MOST = 100;
  private static final Pattern BREAK = Pattern.compile("brk_[0-9a-f-]{36}");

  private final JdbcSearch search;
  private final JdbcPayments payments;
  private final JdbcEvents events;

  SearchController(JdbcSearch search, JdbcPayments payments, JdbcEvents events) {
    this.search = search;
    this.payments = payments;
    this.events = events;
  }

  /** The results or, if there is only one, a redirect to its page. */
  @GetMapping("/search")
  String search(@RequestParam(defaultValue = "") String q, Model model) {
    List<Hit> hits = search.find(q.strip());
    if (hits.size() == 1) {
      return "redirect:" + hits.getFirst().href();
    }
    if (hits.isEmpty() && BREAK.matcher(q.strip()).matches()) {
      // Breaks with the bank's answers and the fund house are not told by events.
      return "redirect:/breaks/" + q.strip();
    }
    model.addAttribute("words", q.strip());
    model.addAttribute("hits", hits);
    return "search/page";
  }

  /** The results so far, while somebody types. */
  @GetMapping("/search/hits")
  String hits(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("words", q.strip());
    model.addAttribute("hits", search.find(q.strip()));
    return "search/hits";
  }

  @GetMapping("/owners/{id}")
  String owner(@PathVariable String id, Model model) {
    model.addAttribute("title", "Owner " + id);
    model.addAttribute("payments", payments.ofOwner(id, MOST));
    return "payment/list";
  }

  @GetMapping("/traces/{id}")
  String trace(@PathVariable String id, Model model) {
    var told = events.inTrace(id, MOST);
    if (told.isEmpty()) {
      throw new NotThereException("No event belongs to trace " + id);
    }
    model.addAttribute("traceId", id);
    model.addAttribute("events", told);
    return "search/trace";
  }
}
