candour consent 1
audience: coordinator
valid until: 2026-09-12
file: summary.txt 5 b9e68e1bea3e5b19ca6b2f98b73a54b73daafaa250484902e09982e07a12e733
signers: 2
SHA256:dNH6ZitWHM6OLIlK8R0qSgXwSYxfeEUFeROUy8L07bc
SHA256:x0lPaAIiEskpbKZ/5idcxoc7v50zlspyOkVMUUSuA7Y
