package dev.tandem.console.reference;

import dev.tandem.console.page.NotThereException;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page for each service's OpenAPI document, in a demo only. */
@Controller
@Profile("demo")
class ReferenceController {

  private final SuiteClient suite;

  ReferenceController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/reference")
  String first() {
    return "redirect:/reference/" + Service.WALLET.title();
  }

  @GetMapping("/reference/{service}")
  String one(@PathVariable String service, Model model) {
    Service found = Service.titled(service)
        .filter(Service::hasApi)
        .orElseThrow(() -> new NotThereException("There is no API of " + service));
    model.addAttribute("service", found);
    model.addAttribute("api", suite.get(found, "/openapi.json").join().body());
    return "reference/page";
  }
}
