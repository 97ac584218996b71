"""Given names and surnames of the Spanish tongue, folded, that are common enough to tell where the surnames of a long name
begin: common knowledge, not read from a list. A name that is both is in neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


GIVEN: Final = _set(
    "adela adelina adolfo adrian adriana agustin agustina aida alba alberto alejandra alejandro alejo alfonso alfredo "
    "alicia alma alonso alvaro amalia amanda amelia amparo ana andres andrea angel angela angeles angelica anita "
    "antonia antonio araceli armando arturo aurelio aurora beatriz benito berta blanca brenda bruno camila camilo "
    "carla carlos carlota carmen carolina catalina cecilia celia cesar clara claudia claudio clemente concepcion "
    "consuelo cristian cristina cruz daniel daniela david delia diana diego dolores edgar eduardo elena elisa eloisa "
    "elsa elvira emilia emilio enrique ernesto esmeralda esperanza estela esteban esther eugenia eugenio eulalia eva "
    "fabian fabiola fatima felicia felipe fermin fernanda fernando fidel flor francisca francisco gabriel gabriela "
    "genaro gerardo gilberto gloria graciela gregorio griselda guadalupe guillermina guillermo gustavo hector "
    "heriberto hernan hilda hortensia hugo humberto ignacio ines irene irma isaac isabel isidro ivan jacinto jacobo "
    "jaime javier jazmin jesus joaquin jorge jose josefa josefina juan juana juanita julia julian julieta julio "
    "karina karla laura leonardo leonor leticia lidia liliana lilia lorena lourdes lucero lucia luis luisa luz "
    "magdalena manuel manuela marcela marcelo marco marcos margarita maria mariana mariano maribel marina mario "
    "marisol marta martha martin mateo matilde mauricio maximo mercedes micaela miguel milagros mireya miriam moises "
    "monica nancy natalia nelida nestor nicolas noe noemi nora norma octavio ofelia olga olivia oscar pablo paloma "
    "patricia patricio paula paulina pedro perla pilar rafael ramiro ramon raquel raul rebeca refugio rene reynaldo "
    "ricardo rigoberto rita roberto rocio rodolfo rodrigo rogelio rosa rosalba rosalia rosario rosaura rosendo "
    "rogelia ruben rufina sabina salvador samuel sandra santiago sara sebastian sergio silvia silvio sofia socorro "
    "soledad sonia susana teodoro teresa tomas trinidad ubaldo ursula valentina valeria veronica vicente victor "
    "victoria violeta virginia viviana xochitl yesenia yolanda zoila"
)
SURNAMES: Final = _set(
    "abarca acevedo acosta acuna aguado aguilar aguilera aguirre alanis alarcon alcala alcaraz aldana alfaro almeida "
    "almonte alvarado alvarez amador amaya anaya andrade aparicio aragon arana aranda araujo arce arellano arenas "
    "arevalo arias armenta arreola arriaga arrieta arroyo astorga avalos avila ayala baca baez balderas banuelos "
    "barajas barba barbosa barragan barraza barrera barreto barrientos barrios bautista becerra beltran benavides "
    "benitez bermudez bernal blanco bonilla borrego bravo briones brito bueno burgos bustamante bustos caballero "
    "cabello cabrera caceres calderon calvillo camacho camarena campos cano cantu carbajal cardenas cardona carranza "
    "carrasco carrera carrillo carrion casas casillas castaneda castellanos castillo castro cazares ceballos cedillo "
    "centeno cepeda cervantes chacon chavarria chavez cisneros colin collazo colon contreras cordero cordova corona "
    "coronado corral correa cortes cortez cota covarrubias cuellar cuevas davila delgado diaz dominguez duarte duenas "
    "duran echeverria elizondo enriquez escamilla escobar escobedo escutia esparza espinal espino espinosa espinoza "
    "esquivel estevez estrada fajardo farias felix fernandez fierro figueroa flores fonseca fragoso franco frias "
    "fuentes galarza galindo gallardo gallegos galvan galvez gamboa gamez gaona garay garcia garibay garza gastelum "
    "gil giron godinez godoy gomez gonzales gonzalez granados guerra guerrero guevara guillen gutierrez guzman haro "
    "henriquez heredia hernandez herrera hidalgo hinojosa huerta huipe hurtado ibanez ibarra iglesias infante "
    "izquierdo jaimes jaramillo jasso jimenez juarez jurado lara laredo lazo leal ledesma ledezma leyva limon linares "
    "llamas loera longoria lopez lovato loya lozano lucero lucio lugo luna machado macias madera madrid madrigal "
    "magana maldonado mancilla manriquez manzo marin marquez marroquin martinez mascarenas mata matos maya mayorga "
    "medina medrano mejia melendez melgoza mena mendez mendoza menchaca meraz mercado merino meza millan miramontes "
    "miranda molina monreal monroy montalvo montanez montano montejano montenegro montero montes montiel montoya mora "
    "moreno morales moran mota moya muniz munoz murillo nava navarrete navarro negrete nevarez nieto nolasco noriega "
    "nunez oaxaca ocampo ocasio ocegueda ochoa ojeda olivares olivas olmos olvera ontiveros ordaz ordonez orellana "
    "ornelas oropeza orozco orta ortega ortiz osorio otero oviedo pacheco padilla palacios palma palomino pantoja "
    "pardo paredes parra partida pasillas patino pedraza pedroza pelayo pena perales peralta perea pereira perez "
    "pineda pinto plascencia ponce portillo prado preciado prieto puente pulido quesada quezada quinones quintana "
    "quintanilla quintero quiroz ramirez ramos rangel raya razo renteria resendiz reyna reynoso rico rincon rios "
    "rivas rivera robledo robles rocha rodriguez rojas roldan rojo romero romo rosales rosas rubio ruelas ruiz "
    "ruvalcaba saavedra saenz salas salazar salcedo salcido saldana saldivar salgado salinas samaniego sanchez "
    "sandoval santacruz santana santiago santillan santos saucedo segovia segura sepulveda serna serrano servin "
    "sierra silva simental solano solis solorio soria sosa sotelo soto suarez tafoya tamayo tapia tejada tejeda "
    "tellez tello terrazas tinoco toledo toro torres tovar trejo trevino trujillo ulloa urbina urias uribe urrutia "
    "valadez valdes valdez valdivia valencia valentin valenzuela valladares valle vallejo valles vanegas vargas "
    "vasquez vazquez vega vela velasco velasquez velazquez velez venegas vera verdugo vergara viera vigil villa "
    "villalobos villanueva villarreal villasenor villegas yanez ybarra zaldivar zamora zamudio zapata zaragoza zarate "
    "zavala zepeda zuniga"
)
_BOTH: Final = GIVEN & SURNAMES


def surnames_from(name: Sequence[str]) -> int | None:
    """Where the surnames begin in a folded name of three or four words; None where its words do not tell."""
    said = ["g" if word in GIVEN - _BOTH else "s" if word in SURNAMES - _BOTH else "?" for word in name]
    if len(name) == 3 and said[1] != "?":
        return 2 if said[1] == "g" else (None if said[0] == "s" and said[2] == "g" else 1)
    if len(name) == 4 and said[1] == "g" and said[2] == "s":
        return 2
    return None
