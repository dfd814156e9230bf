package dev.tandem.console.tryout;

import java.util.Arrays;

import dev.tandem.console.suite.DemoControl;
import dev.tandem.console.suite.Service;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of buttons that play scenes. */
@Controller
@Profile("demo")
class TryController {

  private final PlayInvestor investor;
  private final MoveClock clock;
  private final KillService kill;
  private final SendPoison poison;
  private final DemoControl demo;

  TryController(
      PlayInvestor investor,
      MoveClock clock,
      KillService kill,
      SendPoison poison,
      DemoControl demo) {
    this.investor = investor;
    this.clock = clock;
    this.kill = kill;
    this.poison = poison;
    this.demo = demo;
  }

  @GetMapping("/try")
  String page(Model model) {
    model.addAttribute("scenes", Arrays.asList(Scene.values()));
    model.addAttribute("commands", demo.commands());
    return "tryout/page";
  }

  /** Plays a scene and shows the payment it made. */
  @PostMapping("/try/scene")
  String play(@RequestParam Scene scene, RedirectAttributes said) {
    return switch (investor.play(scene)) {
      case PlayInvestor.Made(var id) -> "redirect:/payments/" + id;
      case PlayInvestor.NotMade(var why) -> {
        said.addFlashAttribute("said", why);
        yield "redirect:/try";
      }
    };
  }

  @PostMapping("/try/clock")
  String nextDay(RedirectAttributes said) {
    said.addFlashAttribute("said", clock.toNextDay());
    return "redirect:/try";
  }

  /** Kills risk-service: without it no payment goes on. */
  @PostMapping("/try/kill")
  String kill(RedirectAttributes said) {
    said.addFlashAttribute("said", kill.kill(Service.RISK));
    return "redirect:/try";
  }

  @PostMapping("/try/poison")
  String poison(RedirectAttributes said) {
    poison.send();
    said.addFlashAttribute(
        "said",
        "A message that nobody can read is on its way; it appears among the failed messages.");
    return "redirect:/try";
  }
}
